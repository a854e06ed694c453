package muster.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the auditor's tool said, and its exit status. */
record Heard(int status, String out, String notes) {

    static Heard of(String... words) {
        var out = new ByteArrayOutputStream();
        var notes = new ByteArrayOutputStream();
        int status = new Audit(
                        Map.of(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(notes, true, StandardCharsets.UTF_8))
                .obey(List.of(words));
        return new Heard(status, out.toString(StandardCharsets.UTF_8), notes.toString(StandardCharsets.UTF_8));
    }

    static Heard of(List<String> words) {
        return of(words.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return "%d%n%s%n%s".formatted(status, out, notes);
    }
}
