package muster.answer;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A table as CSV (RFC 4180): a column for each field of a row; what has an inside of its own is written as JSON. A cell
 * that a spreadsheet would take for a formula is made harmless.
 */
final class Csv extends AbstractHttpMessageConverter<Table> {

    /** What spreadsheets begin a formula with, some of them also in full width; or skip before one. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    Csv() {
        super(UTF_8, new MediaType("text", "csv", UTF_8));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Table.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Table readInternal(Class<? extends Table> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("CSV is only written", message);
    }

    @Override
    protected void writeInternal(Table table, HttpOutputMessage message) throws IOException {
        message.getBody().write(text(table).getBytes(UTF_8));
    }

    static String text(Table table) {
        String[] columns = Arrays.stream(table.rowType().getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
        StringBuilder text = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (Record row : table.rows()) {
            // As it is written: not everything that can be written can be made a tree at once.
            JsonNode fields = Wire.mapper().readTree(Wire.mapper().writeValueAsBytes(row));
            text.append(Arrays.stream(columns)
                            .map(column -> cell(fields.path(column)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            return value.asString();
        }
        return quoted(value.isArray() && allPlain(value) ? joined(value) : plain(value));
    }

    private static boolean allPlain(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode);
    }

    private static String joined(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static String quoted(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
