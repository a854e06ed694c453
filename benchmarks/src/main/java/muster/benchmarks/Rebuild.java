package muster.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** What building the projection anew takes, beside PostgreSQL's own COPY of the same rows before and after it. */
final class Rebuild {

    private static final int TAKEN_ON = 202;
    private static final double MOST = 2;

    private final ReadLog log;
    private final CopyYardstick yardstick;

    Rebuild(ReadLog log, CopyYardstick yardstick) {
        this.log = log;
        this.yardstick = yardstick;
    }

    void print(PrintStream out) throws IOException, InterruptedException, SQLException {
        var before = yardstick.measure();
        long began = System.nanoTime();
        int status = log.service().rebuild();
        if (status == TAKEN_ON) {
            log.service().await("the end of its rebuild", Rebuild::isDone);
        }
        var rebuild = Duration.ofNanos(System.nanoTime() - began);
        var copy = before.plus(yardstick.measure()).dividedBy(2);
        new Table(
                        "Rebuild of %,d events in %,d coalitions"
                                .formatted(log.log().size(), log.log().coalitions()),
                        List.of("what", "time", "events", "same", "ratio", "wanted", "reached"))
                .begin(out);
        row(out, "COPY of the projection's rows", copy, "", "", "", "");
        row(out, "first reading, from its start", log.reading(), "", ratio(log.reading(), copy), "", "");
        if (status == TAKEN_ON) {
            double ratio = (double) rebuild.toNanos() / copy.toNanos();
            boolean same = isSame();
            row(
                    out,
                    "rebuild",
                    rebuild,
                    Table.reached(same),
                    Table.ratio(ratio),
                    Table.ratio(MOST),
                    Table.reached(same && ratio <= MOST));
        } else {
            Table.row(out, "rebuild: answered " + status, "-", "-", "-", "-", Table.ratio(MOST), Table.reached(false));
        }
    }

    /** It says first that it is under way, and then what came of it. */
    private static boolean isDone(JsonNode projection) {
        return projection.path("rebuild").isNull()
                && projection.path("lastRebuild").isObject();
    }

    /** Whether it holds what the one before it held, in whose place it is now. */
    private boolean isSame() {
        return log.service().projection().path("lastRebuild").path("same").asBoolean(false);
    }

    private static String ratio(Duration time, Duration copy) {
        return Table.ratio((double) time.toNanos() / copy.toNanos());
    }

    private void row(
            PrintStream out, String what, Duration time, String same, String ratio, String wanted, String reached) {
        Table.row(
                out,
                what,
                Table.seconds(time),
                Table.perSecond(log.log().size() / (time.toNanos() / 1e9)),
                same,
                ratio,
                wanted,
                reached);
    }
}
