package muster.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import muster.foundation.CannotStart;
import muster.issuer.Roles;

/** What the front door {@code ./muster} hands over to Java: {@code run}, {@code import} and {@code token}. */
public final class Muster {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final Map<String, String> environment;
    private final Supplier<Programs> programs;
    private final PrintStream out;
    private final PrintStream notes;

    Muster(Map<String, String> environment, Supplier<Programs> programs, PrintStream out, PrintStream notes) {
        this.environment = Map.copyOf(environment);
        this.programs = programs;
        this.out = out;
        this.notes = notes;
    }

    public static void main(String[] words) {
        var muster = new Muster(System.getenv(), Programs::built, System.out, System.err);
        System.exit(muster.obey(List.of(words)));
    }

    /** Does what the words say, and returns the exit status. */
    int obey(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "run" -> run(words.subList(1, words.size()));
                case "import" -> importFile(words.subList(1, words.size()));
                case "token" -> token(words.subList(1, words.size()));
                default -> throw new Misuse("Say run, import or token.");
            };
        } catch (Misuse e) {
            return fail(e, MISUSED);
        } catch (CannotStart e) {
            return fail(e, FAILED);
        }
    }

    private int fail(Exception why, int status) {
        notes.println("muster: " + why.getMessage());
        return status;
    }

    private int run(List<String> options) {
        if (!List.of("--empty").containsAll(options)) {
            throw new Misuse("Usage: ./muster run [--empty]");
        }
        var run = new Run(Settings.from(environment), programs.get(), out, new Notes(notes));
        return run.untilStopped(options.contains("--empty"));
    }

    private int importFile(List<String> words) {
        var files = words.stream().filter(word -> !word.equals("--dry-run")).toList();
        if (files.size() != 1 || files.getFirst().matches("-.+")) {
            throw new Misuse("Usage: ./muster import FILE [--dry-run] (FILE may be - for standard input)");
        }
        var settings = Settings.from(environment);
        var intake = new Intake(settings.commandPort()).as(OwnIssuer.recorder(settings));
        return new ImportFile(intake, out, Screen.ofFrontDoor(notes))
                .send(Source.of(files.getFirst()), words.contains("--dry-run"));
    }

    /** Nothing where nobody is asked for one. */
    private int token(List<String> words) {
        var role = String.join(":", words);
        if (words.isEmpty() || words.size() > 2 || !Roles.isOne(role)) {
            throw new Misuse(
                    "Usage: ./muster token ROLE [COALITION] (ROLE is one of %s; with a coalition, in that one alone)"
                            .formatted(String.join(", ", Roles.NAMES)));
        }
        var settings = Settings.from(environment);
        if (!settings.access().isOpen()) {
            out.println(OwnIssuer.of(settings).script(role));
        }
        return DONE;
    }
}
