package muster.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code ./muster import FILE}: sends a file of commands, says what became of it, each refusal with its line. */
final class ImportFile {

    private static final int PROGRESS_EVERY = 1_000;

    private final Intake intake;
    private final PrintStream out;
    private final PrintStream notes;
    private final boolean atTerminal;

    ImportFile(Intake intake, PrintStream out, PrintStream notes, boolean atTerminal) {
        this.intake = intake;
        this.out = out;
        this.notes = notes;
        this.atTerminal = atTerminal;
    }

    /** The exit status: 0 all taken, 1 some refused; what could not be done at all is a misuse, 2. */
    int send(String file, boolean dryRun) {
        var path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new Misuse("There is no file %s that can be read.".formatted(path.toAbsolutePath()));
        }
        var tally = new Tally();
        try (var lines = Files.newInputStream(path)) {
            intake.send(lines, dryRun, tally.andThen(answer -> tell(answer, tally)));
        } catch (IOException e) {
            throw brokenOff(e, tally);
        }
        out.println(dryRun ? "would be: " + tally : tally.toString());
        return tally.refused() == 0 ? Muster.DONE : Muster.FAILED;
    }

    private void tell(Answer answer, Tally tally) {
        if (answer.isRefusal()) {
            out.println(answer.sentence());
        }
        if (atTerminal && tally.all() % PROGRESS_EVERY == 0) {
            notes.print("\r%s ".formatted(tally));
        }
    }

    private Misuse brokenOff(IOException why, Tally tally) {
        if (why instanceof ConnectException) {
            return new Misuse(
                    "Nothing answers on port %d: start Muster with ./muster run, or name the port with MUSTER_COMMAND_PORT."
                            .formatted(intake.port()));
        }
        return new Misuse(
                "Broken off after %d answers (%s): %s. Send the file again: what is recorded is not recorded twice."
                        .formatted(tally.all(), tally, why.getMessage()));
    }
}
