package muster.local;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerLinesTest {

    private static final String COMMON =
            "{\"line\":17,\"status\":201,\"position\":4,\"events\":[{\"id\":\"a\",\"position\":4}]}";

    @Test
    void theCommonAnswerIsReadWithoutTheParser() {
        var bytes = COMMON.getBytes(UTF_8);

        assertThat(CommonAnswer.read(bytes, 0, bytes.length)).contains(new Answer(17, 201, Optional.of(4L), ""));
    }

    /** As any other program would write the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"line\":17,\"status\":201,\"position\":4}",
                "{\"line\":17,\"status\":200,\"position\":4,\"more\":{\"status\":422}}",
                " { \"line\" : 17 , \"status\" : 201 , \"position\" : 4 } ",
                "{\"position\":4,\"status\":201,\"line\":17}",
                "{\"status\":201,\"line\":17}",
                "{\"events\":[],\"line\":17,\"status\":422,\"problem\":{\"rule\":\"r\",\"detail\":\"d \\u00e9 \\n\"}}",
                "{\"line\":17,\"status\":503,\"problem\":{\"title\":\"t\"}}",
                "{\"line\":17,\"status\":201,\"position\":4e2}",
                "{\"line\":17,\"status\":201,\"position\":4.0}",
                "{\"line\":17,\"status\":2010,\"position\":4}",
                "{\"line\":17,\"status\":201,\"position\":null}",
                "{\"line\":17,\"status\":201,\"position\":99999999999999999999}"
            })
    void anyOtherJsonMeansTheSame(String json) throws IOException {
        assertThat(all(json + "\n")).containsExactly(Answer.parse(json));
    }

    @Test
    void linesArriveWholeInWhateverPartsTheyCome() throws IOException {
        var text = (COMMON + "\r\n\n" + COMMON.replace("17", "18") + "\n").getBytes(UTF_8);

        assertThat(all(byteByByte(text))).extracting(Answer::line).containsExactly(17L, 18L);
    }

    @Test
    void anAnswerLongerThanTheBufferIsReadWhole() throws IOException {
        var detail = "x".repeat(200_000);
        var json = "{\"line\":17,\"status\":422,\"problem\":{\"rule\":\"r\",\"detail\":\"%s\"}}\n".formatted(detail);

        assertThat(all(json)).extracting(Answer::problem).containsExactly("r: " + detail);
    }

    @Test
    void everyBeginningOfAnAnswerIsOneThatWasCut() throws IOException {
        for (int length = 1; length < COMMON.length(); length++) {
            var cut = COMMON.substring(0, length);
            assertThatThrownBy(() -> all(cut)).as(cut).isInstanceOf(EOFException.class);
        }
        assertThat(all(COMMON)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "17", "{\"line\":17}", "{\"line\":17,\"status\":201,\"position\":4,"})
    void aLineThatIsNoAnswerIsQuoted(String line) {
        assertThatThrownBy(() -> all(line + "\n")).isInstanceOf(Garbled.class).hasMessageContaining(line);
    }

    private static List<Answer> all(String text) throws IOException {
        return all(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<Answer> all(InputStream in) throws IOException {
        var lines = new AnswerLines(in);
        var answers = new ArrayList<Answer>();
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            answers.add(next.get());
        }
        return answers;
    }

    private static InputStream byteByByte(byte[] text) {
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(1, length));
            }
        };
    }
}
