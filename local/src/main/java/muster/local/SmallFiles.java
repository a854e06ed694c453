package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What lies in a data folder beside what is large, made again by itself, or of this machine and moment alone. */
final class SmallFiles {

    /** A witness's memory must never be put back: it would sign what it has seen outgrown. */
    private static final Set<String> OTHERS =
            Set.of("postgres", "kafka", "logs", "run", "lock", "witness", Restore.CHECKPOINT);

    private SmallFiles() {}

    /** Their paths within the folder; none that is being written. */
    static List<Path> in(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.map(folder::relativize)
                    .filter(path -> !OTHERS.contains(path.getName(0).toString()))
                    .filter(path -> !path.toString().endsWith(".new"))
                    .filter(path -> Files.isRegularFile(folder.resolve(path)))
                    .sorted()
                    .toList();
        }
    }
}
