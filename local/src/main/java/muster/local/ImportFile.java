package muster.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;

/** {@code ./muster import FILE}: sends a file of commands, says what became of it, each refusal with its line. */
final class ImportFile {

    private static final String AGAIN =
            "Run it again: what is recorded is not recorded twice, and it continues from there.";
    private static final String SEND_AGAIN =
            "Send the same again, or what comes after that line: what is recorded is not recorded twice.";
    private static final String DRY = "Nothing was recorded.";

    private final Intake intake;
    private final PrintStream out;
    private final Screen screen;

    ImportFile(Intake intake, PrintStream out, Screen screen) {
        this.intake = intake;
        this.out = out;
        this.screen = screen;
    }

    /** The exit status: 0 all taken, 1 some refused; what could not be done at all is a misuse, 2. */
    int send(Source source, boolean dryRun) {
        var course = new Course(source.size(), dryRun, out, screen);
        var advice = dryRun ? DRY : source.canBeReadAgain() ? AGAIN : SEND_AGAIN;
        try (var _ = new CtrlC(() -> stop(course, advice));
                course;
                var content = source.open()) {
            intake.send(content, dryRun, course);
            course.close();
            out.println(course.result());
            return course.hasRefusals() ? Muster.FAILED : Muster.DONE;
        } catch (ConnectException e) {
            throw new Misuse(
                    "Nothing answers on port %d: start Muster with ./muster run, or name the port with MUSTER_COMMAND_PORT."
                            .formatted(intake.port()));
        } catch (IOException e) {
            throw new Misuse("Broken off %s: %s. %s".formatted(course.reached(), e.getMessage(), advice));
        }
    }

    private void stop(Course course, String advice) {
        course.close();
        screen.say("Stopped %s. %s".formatted(course.reached(), advice));
    }
}
