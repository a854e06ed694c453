package muster.local;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The answers of a body of {@code application/x-ndjson}, each as soon as its line is there. */
final class AnswerLines {

    private static final int MOST_BYTES_OF_A_LINE = 4 * 1024 * 1024;
    private static final int LEAST_STATUS = 100;

    private final InputStream in;
    private byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;

    AnswerLines(InputStream in) {
        this.in = in;
    }

    /** The next answer; none at the end. */
    Optional<Answer> next() throws IOException {
        var end = nextLineEnd();
        while (end >= 0 && isBlank(from, end)) {
            from = end + 1;
            end = nextLineEnd();
        }
        if (end < 0) {
            return last();
        }
        var answer = read(from, end);
        from = end + 1;
        return Optional.of(answer);
    }

    private int nextLineEnd() throws IOException {
        var at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            at -= from;
            if (!fill()) {
                return -1;
            }
        }
    }

    /** What is left of a line goes to the front. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == MOST_BYTES_OF_A_LINE) {
            throw new Garbled("a line has no end");
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        var read = in.read(buffer, to, buffer.length - to);
        to += Math.max(read, 0);
        return read >= 0;
    }

    /** A line without an end is whole only if it can be read. */
    private Optional<Answer> last() throws IOException {
        var end = to;
        var begin = from;
        from = to;
        try {
            return isBlank(begin, end) ? Optional.empty() : Optional.of(parse(text(begin, end)));
        } catch (Garbled cut) {
            throw (EOFException) new EOFException(Chunks.BROKE_OFF).initCause(cut);
        }
    }

    private Answer read(int begin, int end) throws Garbled {
        var last = end > begin && buffer[end - 1] == '\r' ? end - 1 : end;
        var common = CommonAnswer.read(buffer, begin, last);
        return common.isPresent() ? common.get() : parse(text(begin, last));
    }

    private String text(int begin, int end) {
        return new String(buffer, begin, end - begin, UTF_8);
    }

    private static Answer parse(String line) throws Garbled {
        try {
            var answer = Answer.parse(line);
            if (answer.status() >= LEAST_STATUS) {
                return answer;
            }
        } catch (JacksonException _) {
            // Quoted below, as is what can be read and is no answer.
        }
        throw new Garbled("\"%s\"".formatted(line.substring(0, Math.min(line.length(), 80))));
    }

    private boolean isBlank(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
