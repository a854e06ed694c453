package muster.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Finds a record's place in its bytes where they stand as Muster writes them: at the front, in a fixed order. */
final class PlaceScan {

    private static final byte[] BEGINNING = "{\"specversion\":\"1.0\",\"id\":\"".getBytes(US_ASCII);
    private static final int UUID_LENGTH = 36;
    private static final byte[] SOURCE = "\",\"source\":\"".getBytes(US_ASCII);
    private static final byte[] TYPE = "\",\"type\":\"".getBytes(US_ASCII);
    private static final byte[] SUBJECT = "\",\"subject\":\"".getBytes(US_ASCII);
    private static final byte[] TIME = "\",\"time\":\"".getBytes(US_ASCII);
    private static final byte[] POSITION =
            "\",\"datacontenttype\":\"application/json\",\"position\":\"".getBytes(US_ASCII);
    private static final int MOST_DIGITS = 18;
    private static final boolean[] PLAIN = plain();

    private final byte[] record;
    private int at;

    PlaceScan(byte[] record) {
        this.record = record;
    }

    /** The place, if all stands where it is looked for. */
    Optional<Place> place(byte[] source) {
        if (!passes(BEGINNING) || !passesPlain(UUID_LENGTH) || !passes(SOURCE) || !passes(source) || !passes(TYPE)) {
            return Optional.empty();
        }
        passWord();
        if (passes(SUBJECT)) {
            passWord();
        }
        return passes(TIME) ? timed() : Optional.empty();
    }

    private Optional<Place> timed() {
        try {
            long micros = micros();
            long position = passes(POSITION) ? number(digits()) : 0;
            return position > 0 && record[at] == '"'
                    ? Optional.of(new Place(position, true, micros))
                    : Optional.empty();
        } catch (DateTimeException | ArrayIndexOutOfBoundsException otherwise) {
            return Optional.empty();
        }
    }

    /** {@code 2026-11-22T04:45:34.123456Z}. */
    private long micros() {
        long year = number(4);
        long month = after('-', 2);
        long day = after('-', 2);
        long minutes = after('T', 2) * 60 + after(':', 2);
        long seconds = minutes * 60 + after(':', 2);
        long micros = seconds * 1_000_000 + after('.', 6);
        require('Z');
        return LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * 86_400_000_000L + micros;
    }

    private long after(char mark, int digits) {
        require(mark);
        return number(digits);
    }

    private void require(char mark) {
        if (record[at++] != mark) {
            throw new DateTimeException("It is written otherwise.");
        }
    }

    private long number(int digits) {
        long number = 0;
        for (int end = at + digits; at < end; at++) {
            int digit = record[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("It is written otherwise.");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private int digits() {
        int end = at;
        while (end - at < MOST_DIGITS && record[end] >= '0' && record[end] <= '9') {
            end++;
        }
        return end - at;
    }

    private boolean passes(byte[] text) {
        int end = at + text.length;
        if (end >= record.length || !Arrays.equals(record, at, end, text, 0, text.length)) {
            return false;
        }
        at = end;
        return true;
    }

    private boolean passesPlain(int length) {
        int end = at + length;
        passWord();
        return at == end;
    }

    /** What needs no escape: letters, digits, points and dashes. */
    private void passWord() {
        while (at < record.length && record[at] >= 0 && PLAIN[record[at]]) {
            at++;
        }
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[Byte.MAX_VALUE + 1];
        for (int one = 0; one < plain.length; one++) {
            plain[one] = one == '-' || one == '.' || Character.isLetterOrDigit(one);
        }
        return plain;
    }
}
