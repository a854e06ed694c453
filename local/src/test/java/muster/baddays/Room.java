package muster.baddays;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import muster.foundation.Folders;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file system that is small enough to be filled, in memory. A shell mounts it and undoes that when we say so or are
 * gone, however we went.
 */
final class Room implements AutoCloseable {

    private static final String GUARD = """
            trap : INT TERM HUP
            mount -t tmpfs -o "size=$1" bad-day "$2" 2>/dev/null || exit 1
            echo mounted
            cat >/dev/null
            umount -l "$2"
            """;

    private final Process guard;
    private final Path folder;

    private Room(Process guard, Path folder) {
        this.guard = guard;
        this.folder = folder;
    }

    /** None where this user may not mount. */
    static Optional<Room> of(String size) {
        var folder = Servers.temporary();
        try {
            var guard = new ProcessBuilder("setsid", "bash", "-c", GUARD, "guard", size, folder.toString()).start();
            return guard.inputReader(UTF_8).readLine() == null
                    ? Optional.empty()
                    : Optional.of(new Room(guard, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /** Takes all that is left. */
    void fill() {
        for (int block = 1 << 20; block > 0; block /= 16) {
            fill(new byte[block]);
        }
    }

    private void fill(byte[] block) {
        try (var out = append()) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assert Files.exists(ballast());
        }
    }

    private OutputStream append() throws IOException {
        return Files.newOutputStream(
                ballast(), java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
    }

    void makeRoom() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        guard.getOutputStream().close();
        guard.waitFor(20, TimeUnit.SECONDS);
        Folders.delete(folder);
    }
}
