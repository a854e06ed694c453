package muster.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import muster.foundation.CannotStart;
import muster.foundation.Folders;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/** The folder that holds all that one installation keeps; one launcher at a time has it. */
final class DataFolder implements AutoCloseable {

    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final long LEAST_SPACE = 64L << 20;
    private static final long LONGEST_LOG = 16L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder where it is missing and takes it, until closed or until this process ends. */
    static DataFolder take(Path wanted) {
        return takeIfFree(wanted)
                .orElseThrow(() -> new CannotStart(
                        "Muster is running on %s already (process %s). Stop that one first, or choose another folder with MUSTER_DATA."
                                .formatted(wanted, read(owner(wanted)).orElse("unknown"))));
    }

    /** The same; none where another launcher has it. */
    static Optional<DataFolder> takeIfFree(Path wanted) {
        var path = writable(wanted);
        try {
            refuseIfFull(path);
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(path.resolve("run"));
            var lock = lock(path);
            if (lock.isPresent()) {
                Files.writeString(
                        owner(path), Long.toString(ProcessHandle.current().pid()));
            }
            return lock.map(held -> new DataFolder(path, held));
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(path, e);
        }
    }

    private static Path writable(Path wanted) {
        try {
            return Folders.writable(wanted);
        } catch (CannotStart.FolderNotWritable e) {
            throw new CannotStart("%s MUSTER_DATA names it.".formatted(e.getMessage()));
        }
    }

    private static void refuseIfFull(Path path) throws IOException {
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_SPACE) {
            throw new CannotStart(
                    "Only %d MB are free where %s is, and Muster needs %d to start: make room, or choose another folder with MUSTER_DATA."
                            .formatted(free >> 20, path, LEAST_SPACE >> 20));
        }
    }

    private static Optional<FileChannel> lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as for any other holder.
        }
        channel.close();
        return Optional.empty();
    }

    private static Path owner(Path path) {
        return path.resolve("run/launcher.pid");
    }

    Path path() {
        return path;
    }

    Path of(String part) {
        return path.resolve(part);
    }

    Path pidFile(String part) {
        return path.resolve("run").resolve(part + ".pid");
    }

    /** Where a part's log goes; one that has grown too long is put aside. */
    Path log(String part) {
        var log = path.resolve("logs").resolve(part + ".log");
        try {
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
                Files.move(log, log.resolveSibling(part + ".1.log"), REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(path, e);
        }
        return log;
    }

    /**
     * The log's name: given or made up at the first start, the same ever after, because every checkpoint and every
     * record that anybody kept carries it.
     */
    Origin origin(Optional<Origin> wanted) {
        var kept = read(path.resolve("origin")).map(Origin::of);
        if (kept.isEmpty()) {
            return keep(wanted.orElseGet(Origin::madeUp));
        }
        wanted.filter(it -> !it.equals(kept.get())).ifPresent(it -> {
            throw new Misuse(
                    "The log in %s is named %s and never changes its name: leave MUSTER_ORIGIN out, or choose another folder for %s with MUSTER_DATA."
                            .formatted(path, kept.get().name(), it.name()));
        });
        return kept.get();
    }

    /** A word that nobody can guess, made up the first time it is asked for and kept where its owner alone can read it. */
    String secret(String name) {
        return read(path.resolve(name)).orElseGet(() -> makeUp(name));
    }

    private String makeUp(String name) {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return keep(name, HexFormat.of().formatHex(bytes), OWNER_ALONE);
    }

    private Origin keep(Origin origin) {
        keep("origin", origin.name() + "\n");
        return origin;
    }

    /** Whoever reads meanwhile finds the whole text or none. */
    private String keep(String name, String text, FileAttribute<?>... attributes) {
        try {
            var beside = path.resolve(name + ".new");
            Files.deleteIfExists(beside);
            Files.createFile(beside, attributes);
            Files.writeString(beside, text);
            Files.move(beside, path.resolve(name), ATOMIC_MOVE);
            return text;
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(path, e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
            assert !lock.isOpen();
        }
    }
}
