package muster.record;

import java.nio.ByteBuffer;
import java.time.Instant;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A record's line that is written but for its position and time, which it gets when it is appended. */
public final class UnplacedRecord {

    private static final byte[] TIME = ascii(",\"time\":\"");
    private static final byte[] POSITION = ascii("\",\"datacontenttype\":\"application/json\",\"position\":\"");
    private static final byte[] END = ascii("\",");

    /** A time has 27 characters and a position at most 19. */
    private static final int PLACE = TIME.length + 27 + POSITION.length + 19 + END.length;

    private final byte[] before;
    private final byte[] behind;

    /** Two JSON objects: the attributes that stand before the time, and those that stand behind the position. */
    UnplacedRecord(byte[] before, byte[] behind) {
        this.before = before;
        this.behind = behind;
    }

    /** The whole line, without a line break at its end. */
    public byte[] at(long position, Instant recordedAt) {
        byte[] time = ascii(Times.text(recordedAt));
        byte[] number = ascii(Long.toString(position));
        int length = before.length
                - 1
                + TIME.length
                + time.length
                + POSITION.length
                + number.length
                + END.length
                + behind.length
                - 1;
        return ByteBuffer.allocate(length)
                .put(before, 0, before.length - 1)
                .put(TIME)
                .put(time)
                .put(POSITION)
                .put(number)
                .put(END)
                .put(behind, 1, behind.length - 1)
                .array();
    }

    /** The most bytes that the line can have. */
    public int size() {
        return before.length + PLACE + behind.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
