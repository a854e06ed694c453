package muster.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of commands, or standard input.
 *
 * @param size in bytes, where it is known
 */
record Source(Optional<Path> path, Optional<Long> size) {

    private static final String STANDARD_INPUT = "-";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    static Source of(String word) {
        return word.equals(STANDARD_INPUT)
                ? new Source(Optional.empty(), Optional.empty())
                : file(Path.of(word).toAbsolutePath());
    }

    private static Source file(Path path) {
        if (!Files.exists(path)) {
            throw new Misuse("There is no file %s.".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new Misuse("%s is a folder; name one file with a command a line.".formatted(path));
        }
        if (!Files.isReadable(path)) {
            throw new Misuse("The file %s must not be read: its permissions say so.".formatted(path));
        }
        return new Source(Optional.of(path), size(path));
    }

    /** A pipe has none. */
    private static Optional<Long> size(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.size(path)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean canBeReadAgain() {
        return size.isPresent();
    }

    /** The content without the mark that some editors put in front, which is no part of the first command. */
    InputStream open() throws IOException {
        var in = new BufferedInputStream(path.isPresent() ? Files.newInputStream(path.get()) : System.in);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        return in;
    }
}
