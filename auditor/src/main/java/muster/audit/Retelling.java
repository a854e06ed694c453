package muster.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The subcommands that recompute what the records tell, and hold it against what others say. */
record Retelling(Map<String, String> environment, PrintStream out, PrintStream notes) {

    /** Does what the words say, the first of which is the subcommand, and returns the exit status. */
    int obey(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "replay" -> new Replay(environment, out, notes).obey(rest);
                case "compare" -> new Compare(environment, out, notes).obey(rest);
                default -> new Difference(environment, out, notes).obey(rest);
            };
        } catch (Contradiction e) {
            out.println("FOUND: " + e.getMessage());
            return Audit.FOUND;
        }
    }
}
