package muster.local;

import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Reads the answer that nearly every line has, {@code {"line":1,"status":201,"position":17,…}}, from its bytes: a tree of
 * JSON for each of a million lines costs more than sending them. Whatever looks different is left to the parser.
 */
final class CommonAnswer {

    private static final byte[] LINE = "{\"line\":".getBytes(US_ASCII);
    private static final byte[] STATUS = ",\"status\":".getBytes(US_ASCII);
    private static final byte[] POSITION = ",\"position\":".getBytes(US_ASCII);

    /** More digits may be too large for a long. */
    private static final int MOST_DIGITS = 18;

    private final byte[] bytes;
    private final int to;
    private int at;
    private boolean fits = true;

    private CommonAnswer(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** From the bytes of a line whose end has come: of one that was cut, this would see too little. */
    static Optional<Answer> read(byte[] bytes, int from, int to) {
        return new CommonAnswer(bytes, from, to).read();
    }

    private Optional<Answer> read() {
        var line = number(LINE);
        var status = number(STATUS);
        var position = number(POSITION);
        if (!fits || !Answer.isTaken(status) || !goesOnOrEnds()) {
            return Optional.empty();
        }
        return Optional.of(new Answer(line, (int) status, Optional.of(position), ""));
    }

    /** A number that goes on with a point or an exponent is not for us. */
    private boolean goesOnOrEnds() {
        return at < to && (bytes[at] == ',' || at == to - 1) && bytes[to - 1] == '}';
    }

    private long number(byte[] name) {
        skip(name);
        var number = 0L;
        var digits = 0;
        for (; at < to && isDigit(bytes[at]); at++) {
            number = number * 10 + bytes[at] - '0';
            digits++;
        }
        fits &= digits > 0 && digits <= MOST_DIGITS;
        return number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private void skip(byte[] name) {
        for (int i = 0; fits && i < name.length; i++) {
            fits = at < to && bytes[at++] == name[i];
        }
    }
}
