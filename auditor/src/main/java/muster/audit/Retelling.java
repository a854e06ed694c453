package muster.audit;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The subcommands that recompute what the records tell, and hold it against what others say. */
record Retelling(PrintStream out, PrintStream notes, Map<String, String> environment) {

    /** Does what the words say, the first of which is the subcommand, and returns the exit status. */
    int obey(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "replay" -> new Replay(out, notes, environment).obey(rest);
                case "compare" -> new Compare(out, notes, environment).obey(rest);
                default -> new Difference(out, notes, environment).obey(rest);
            };
        } catch (Contradiction e) {
            out.println("Finding: " + e.getMessage());
            return Audit.FOUND;
        }
    }
}
