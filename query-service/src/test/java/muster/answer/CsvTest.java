package muster.answer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import muster.event.Quantity;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {

    /** A row with every form of a cell. */
    record Row(String text, long number, Optional<String> maybe, List<String> words, List<Inside> insides) {}

    record Inside(String name) {}

    private record Rows(List<Row> rows) implements Table {
        @Override
        public Optional<Instant> at() {
            return Optional.empty();
        }

        @Override
        public AsOf known() {
            return new AsOf(0, Optional.empty());
        }

        @Override
        public Class<Row> rowType() {
            return Row.class;
        }

        @Override
        public Optional<String> cursor() {
            return Optional.empty();
        }
    }

    private static String text(String text) {
        return Csv.text(new Rows(List.of(new Row(text, -5, Optional.empty(), List.of("FR", "DE"), List.of()))));
    }

    @Test
    void aTableWithoutRowsHasItsHeadAlone() {
        assertThat(Csv.text(new Rows(List.of()))).isEqualTo("text,number,maybe,words,insides\r\n");
    }

    @Test
    void whatHasCommasQuotesAndLineBreaksIsQuoted() {
        assertThat(text("a \"b\", c\r\nd"))
                .isEqualTo("text,number,maybe,words,insides\r\n\"a \"\"b\"\", c\r\nd\",-5,,FR DE,\r\n");
    }

    @Test
    void whatHasAnInsideIsJson() {
        Row row = new Row("a", 1, Optional.of("b"), List.of(), List.of(new Inside("c")));
        assertThat(Csv.text(new Rows(List.of(row)))).endsWith("\r\na,1,b,,\"[{\"\"name\"\":\"\"c\"\"}]\"\r\n");
    }

    @Test
    void aNumberWithinIsWrittenAsOnTheRecord() {
        var quantity =
                new Quantity(Optional.of(new BigDecimal("2.5")), Optional.of(new BigDecimal("1E+3")), "aircraft");
        assertThat(Csv.text(new Amounts(List.of(new Amount(quantity)))))
                .isEqualTo("quantity\r\n\"{\"\"min\"\":2.5,\"\"max\"\":1000,\"\"unit\"\":\"\"aircraft\"\"}\"\r\n");
    }

    record Amount(Quantity quantity) {}

    private record Amounts(List<Amount> rows) implements Table {
        @Override
        public Optional<Instant> at() {
            return Optional.empty();
        }

        @Override
        public AsOf known() {
            return new AsOf(0, Optional.empty());
        }

        @Override
        public Class<Amount> rowType() {
            return Amount.class;
        }

        @Override
        public Optional<String> cursor() {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201"
            })
    void noTextIsAFormula(String formula) {
        assertThat(text(formula)).containsPattern("\r\n\"?'" + Pattern.quote(formula));
    }
}
