package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import muster.foundation.Await;
import muster.foundation.CannotStart;

/**
 * What a new log begins with: the coalition's history of 2025, unless its first start said {@code --empty}. A mark in
 * the data folder says what was decided and whether it is done, so that a start that was killed half-way goes on at
 * the next; what is recorded already is not recorded twice.
 */
final class History {

    private static final Pattern POSITION = Pattern.compile("\"position\"\\s*:\\s*(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private enum Mark {
        DUE,
        RECORDED,
        LEFT_OUT
    }

    private final Path mark;
    private final Path commands;
    private final Notes notes;

    History(Path mark, Path commands, Notes notes) {
        this.mark = mark;
        this.commands = commands;
        this.notes = notes;
    }

    /** Decides for a new log; one that has its history keeps it, whatever a later start says. */
    void decide(boolean empty) {
        if (!Files.exists(mark) || isDue()) {
            put(empty ? Mark.LEFT_OUT : Mark.DUE);
        }
    }

    void recordIfDue(Intake intake, int queryPort) {
        if (isDue()) {
            notes.say("Recording the history of 2025.");

            var tally = record(intake);
            Await.until(PATIENCE, () -> isShown(tally.lastPosition(), queryPort));
            put(Mark.RECORDED);
        }
    }

    private Tally record(Intake intake) {
        var tally = new Tally();
        try (var lines = Files.newInputStream(commands)) {
            intake.send(lines, false, onlooker(tally));
            return tally;
        } catch (IOException e) {
            throw new CannotStart("The history in %s could not be recorded: %s".formatted(commands, e.getMessage()));
        }
    }

    private Onlooker onlooker(Tally tally) {
        return new Onlooker() {
            @Override
            public void answered(Answer answer, long bytes) {
                tally.add(answer);
                sayIfRefused(answer);
            }

            @Override
            public void waits(String why, Duration pause) {
                notes.say("%s, %s. Trying again.".formatted(commands.getFileName(), why));
            }
        };
    }

    private void sayIfRefused(Answer answer) {
        if (answer.isRefusal()) {
            notes.say("%s, %s".formatted(commands.getFileName(), answer.sentence()));
        }
    }

    /** So that whoever opens the page at the ready line sees all of it. */
    private static boolean isShown(long position, int queryPort) {
        var shown = POSITION.matcher(Http.get(queryPort, "/projection").orElse(""));
        return !shown.find() || Long.parseLong(shown.group(1)) >= position;
    }

    private boolean isDue() {
        try {
            return Files.exists(mark) && Mark.valueOf(Files.readString(mark).strip()) == Mark.DUE;
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(mark, e);
        }
    }

    private void put(Mark value) {
        try {
            Files.writeString(mark, value + "\n");
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(mark, e);
        }
    }
}
