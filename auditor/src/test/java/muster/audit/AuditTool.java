package muster.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The tool as somebody uses it: words in, an exit status and two texts out. */
final class AuditTool {

    private AuditTool() {}

    /** What came of it. */
    record Outcome(int status, String out, String notes) {}

    static Outcome audit(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        int status = new Audit(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(notes, true, UTF_8))
                .obey(List.of(words));
        return new Outcome(status, out.toString(UTF_8), notes.toString(UTF_8));
    }
}
