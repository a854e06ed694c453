package muster.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import muster.foundation.CannotStart;
import muster.ledger.Checkpoint;
import muster.ledger.Note;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A backup that was read once from beginning to end, and found to be whole and as it was written. */
final class BackupFile {

    static final String ABOUT = "about.json";
    static final String CHECKPOINT = "checkpoint";
    static final String FILES = "folder/";
    static final String TABLES = "log/";

    private final Path path;
    private String about = "";
    private String checkpoint = "";

    /**
     * What it is a backup of.
     *
     * @param format of the file
     * @param schema the version of the log's tables
     * @param records how many there are, which is the position of the last
     */
    record About(int format, String schema, String origin, long records, String madeAt) {

        static final int FORMAT = 1;

        String json() {
            return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        }
    }

    /** Takes an entry. */
    interface Taker {
        void take(String name, InputStream content) throws IOException;
    }

    private BackupFile(Path path) {
        this.path = path;
    }

    /** Reads all of it, and refuses one that is damaged, cut off, or none. */
    static BackupFile whole(Path path) {
        var file = new BackupFile(path);
        try {
            file.check();
        } catch (NoSuchFileException e) {
            throw new CannotStart("There is no file %s.".formatted(path));
        } catch (IOException | IllegalArgumentException e) {
            throw file.damaged(String.valueOf(e.getMessage()));
        }
        return file;
    }

    private CannotStart damaged(String why) {
        return new CannotStart(
                "%s is no backup, or was cut off or damaged: nothing was restored. Take another copy of it. (%s)"
                        .formatted(path, why));
    }

    private void check() throws IOException {
        var sums = new StringBuilder();
        var found = new StringBuilder();
        requireEnd();
        forEach((name, content) -> {
            if (name.equals(BackupWriter.SUMS)) {
                found.append(text(content));
                return;
            }
            var digest = BackupWriter.sha256();
            var digested = new DigestInputStream(content, digest);
            switch (name) {
                case ABOUT -> about = text(digested);
                case CHECKPOINT -> checkpoint = text(digested);
                default -> digested.transferTo(OutputStream.nullOutputStream());
            }
            sums.append("%s  %s%n".formatted(HexFormat.of().formatHex(digest.digest()), name));
        });
        if (sums.isEmpty() || !sums.toString().contentEquals(found)) {
            throw new IOException(found.isEmpty() ? "it has no end" : "its content is not what was written");
        }
        if (about().format() != About.FORMAT) {
            throw new IOException("a later version of Muster has written it");
        }
        checkpoint();
    }

    /** The directory of a ZIP stands behind all that it lists. */
    private void requireEnd() throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            zip.stream().close();
        }
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), UTF_8);
    }

    About about() {
        try {
            return JsonMapper.shared().readValue(about, About.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(ABOUT + " cannot be read", e);
        }
    }

    /** What was signed of the log when the backup was made. */
    Checkpoint checkpoint() {
        return Checkpoint.parse(Note.parse(checkpoint).text());
    }

    /** The same as it was signed. */
    String note() {
        return checkpoint;
    }

    /** All entries in the order in which they were written. */
    void forEach(Taker taker) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                taker.take(entry.getName(), zip);
            }
        }
    }
}
