package muster.local;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A backup as it is written: a ZIP whose last entry holds the SHA-256 sums of those before it, so that a part is none. */
final class BackupWriter implements AutoCloseable {

    static final String SUMS = "sums";

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    BackupWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** What writes an entry's content. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = sha256();
        content.to(new DigestOutputStream(new Unclosed(zip), digest));
        zip.closeEntry();
        sums.append("%s  %s%n".formatted(HexFormat.of().formatHex(digest.digest()), name));
    }

    void add(String name, String content) throws IOException {
        add(name, out -> out.write(content.getBytes(UTF_8)));
    }

    /** Says that this is all. */
    void finish() throws IOException {
        zip.putNextEntry(new ZipEntry(SUMS));
        zip.write(sums.toString().getBytes(UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /** Whoever writes an entry may think that it is the whole. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
