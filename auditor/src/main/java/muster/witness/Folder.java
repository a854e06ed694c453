package muster.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder that a witness keeps its key and its memory in; one process at a time has it, until that process ends. */
final class Folder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private Folder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder where it is missing, and takes it. */
    static Folder take(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.resolve("logs"));
            DurableFiles.force(path);
            DurableFiles.force(Optional.ofNullable(path.getParent()).orElse(path));
            return new Folder(path, lock(path));
        } catch (IOException e) {
            throw new CannotStart("The folder %s cannot be written (%s): choose another one with MUSTER_WITNESS_DATA."
                    .formatted(path, e));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            // The same answer as for any other holder.
        }
        channel.close();
        throw new CannotStart(
                "A witness is running on %s already: stop that one first, or choose another folder with MUSTER_WITNESS_DATA."
                        .formatted(path));
    }

    Path path() {
        return path;
    }

    /** The text of a file; nothing if there is none. */
    Optional<String> read(String name) {
        try {
            Path file = path.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("%s cannot be read: %s".formatted(path.resolve(name), e));
        }
    }

    /** Keeps files durably in this folder. */
    Keeping keeping() {
        return new DurableFiles(path);
    }

    /** Keeps files durably in the part of it that holds what was seen of logs. */
    Keeping seen() {
        return new DurableFiles(seenFiles());
    }

    Path seenFiles() {
        return path.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
