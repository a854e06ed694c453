package muster.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a log says of itself: how many records it has, and the root over them (C2SP tlog-checkpoint v1.0.0).
 *
 * @param origin the log's name
 * @param size how many leaves the tree has
 * @param extensions further lines, which say nothing to us and belong to what is signed
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n")) {
            throw new IllegalArgumentException("The origin of a checkpoint is a line that is not empty.");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A tree of %d leaves cannot be.".formatted(size));
        }
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws IllegalArgumentException if it is not that of a checkpoint, saying why
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new IllegalArgumentException("A checkpoint has a line each for origin, size and root.");
        }
        List<String> extensions = List.of(lines).subList(3, lines.length - 1);
        if (extensions.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("There is an empty line in the checkpoint.");
        }
        return new Checkpoint(lines[0], Strict.decimal(lines[1]), Hash.parse(lines[2]), extensions);
    }

    /** What is signed, with its last newline. */
    public String text() {
        return Stream.concat(Stream.of(origin, Long.toString(size), root.base64()), extensions.stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
