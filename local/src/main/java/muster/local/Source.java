package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of commands.
 *
 * @param size in bytes, where it is known
 */
record Source(Path path, Optional<Long> size) {

    static Source of(String word) {
        return file(Path.of(word).toAbsolutePath());
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
        return new Source(path, size(path));
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

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
