package muster.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records one behind the other, each after its length as two bytes, the higher first (C2SP tlog-tiles, log entries). */
public final class EntryBundle {

    /** The most bytes that a record may have. */
    public static final int MOST = 65_535;

    private EntryBundle() {}

    /**
     * The bundle of these records.
     *
     * @throws IllegalArgumentException if one is longer than 65,535 bytes
     */
    public static byte[] encode(List<byte[]> records) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] record : records) {
            if (record.length > MOST) {
                throw new IllegalArgumentException(
                        "A record of %d bytes is too long for a bundle.".formatted(record.length));
            }
            bundle.write(record.length >> 8);
            bundle.write(record.length);
            bundle.writeBytes(record);
        }
        return bundle.toByteArray();
    }

    /**
     * The records of a bundle.
     *
     * @throws IllegalArgumentException if the last is cut off
     */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> records = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (bundle.length - at < 2) {
                throw new IllegalArgumentException("The bundle ends within a length.");
            }
            int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
            at += 2;
            if (bundle.length - at < length) {
                throw new IllegalArgumentException("The bundle ends within its record %d.".formatted(records.size()));
            }
            records.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        return records;
    }
}
