package muster.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that the parts keep their data in. */
public final class Folders {

    private Folders() {}

    /** The folder, made where it is missing; refuses one that cannot be written. */
    public static Path writable(Path folder) {
        try {
            var made = Files.createDirectories(folder.toAbsolutePath().normalize());
            Files.delete(Files.createTempFile(made, "writable", null));
            return made;
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(folder, e);
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
