package muster.projection;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Rows of the table {@code record} as PostgreSQL's binary COPY takes them ("COPY", File Formats, Binary Format). */
final class RecordRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int COLUMNS = 4;
    /** What a row takes beside its record's bytes, at most. */
    private static final int AROUND = 128;

    private boolean isBegun;

    /** The next rows; the first of all have the header before them. */
    byte[] of(Collection<Row> rows) {
        int size = rows.stream().mapToInt(row -> row.bytes().length + AROUND).sum();
        return written(size, out -> {
            begin(out);
            for (Row row : rows) {
                out.writeShort(COLUMNS);
                writeLong(out, row.position());
                write(out, row.coalition().slug().getBytes(UTF_8));
                writeLong(out, EPOCH.until(row.recordedAt(), ChronoUnit.MICROS));
                write(out, row.bytes());
            }
        });
    }

    byte[] end() {
        return written(AROUND, out -> {
            begin(out);
            out.writeShort(-1);
        });
    }

    private void begin(DataOutputStream out) throws IOException {
        if (!isBegun) {
            isBegun = true;
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        }
    }

    private static void writeLong(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void write(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /** Something that is written in memory, where nothing can go wrong. */
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(int about, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(about);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
        return bytes.toByteArray();
    }
}
