package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

/** A wall clock that is wrong by as much as it is told, for a process that is started with its environment. */
final class FalseClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path offset;

    private FalseClock(Path offset) {
        this.offset = offset;
    }

    static FalseClock in(Path folder) {
        var clock = new FalseClock(folder.resolve("offset"));
        clock.set(Duration.ZERO);
        return clock;
    }

    static boolean isInstalled() {
        return library().isPresent();
    }

    private static Optional<Path> library() {
        try (var folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * Only the time of day is wrong: the clock that nobody sets goes on as it did, and with it every wait of the JVM,
     * none of which would wait at all with the library's own idea of a fix.
     */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Heard within a second by whoever runs with it. */
    void set(Duration wrong) {
        try {
            var beside = Files.writeString(offset.resolveSibling("offset.new"), "%+d\n".formatted(wrong.toSeconds()));
            Files.move(beside, offset, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
