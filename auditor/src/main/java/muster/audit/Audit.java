package muster.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** What {@code ./muster audit} does. */
public final class Audit {

    /** All holds. */
    static final int HOLDS = 0;

    /** Something does not: a finding was printed. */
    static final int FOUND = 1;

    /** It could not be checked. */
    static final int UNCHECKED = 2;

    private static final String USAGE = "Usage: ./muster audit verify | export | replay | compare | diff";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream notes;

    Audit(Map<String, String> environment, PrintStream out, PrintStream notes) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.notes = notes;
    }

    public static void main(String[] words) {
        // Not logback.xml at the root: whoever has the auditor beside another program would find two.
        System.setProperty("logback.configurationFile", "muster/audit/logback.xml");
        System.exit(new Audit(System.getenv(), System.out, System.err).obey(List.of(words)));
    }

    private int help() {
        out.println(USAGE);
        return HOLDS;
    }

    /** Does what the words say, and returns the exit status. */
    int obey(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "help" -> help();
                case "export" -> new Export(environment, out, notes).obey(words.subList(1, words.size()));
                case "verify" -> new Verify(environment, out, notes).obey(words.subList(1, words.size()));
                case "replay", "compare", "diff" -> new Retelling(environment, out, notes).obey(words);
                default -> throw new Misuse(USAGE);
            };
        } catch (Misuse | Unavailable e) {
            notes.println("muster: " + e.getMessage());
            return UNCHECKED;
        }
    }
}
