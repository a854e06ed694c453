package muster.audit;

import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far long work has come: on a terminal one line at the bottom is live, elsewhere a line is written every ten seconds.
 * Nothing is shown of what is over in a moment.
 */
final class Progress implements AutoCloseable {

    private static final Duration REDRAWN_EVERY = Duration.ofMillis(250);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);
    private static final String ERASE = "\r\033[K";
    private static final int USUAL_COLUMNS = 80;

    private final PrintStream to;
    private final boolean terminal;
    private final int columns;
    private final String what;
    private final OptionalLong total;
    private final long began = System.nanoTime();
    private long shown = began;
    private boolean drawn;

    private Progress(PrintStream to, boolean terminal, int columns, String what, OptionalLong total) {
        this.to = to;
        this.terminal = terminal;
        this.columns = columns;
        this.what = what;
        this.total = total;
    }

    /**
     * Of work that has just begun. The shell that is the front door knows what the terminal is like.
     *
     * @param what is counted, in the plural: records
     * @param total how many there are, where it is known
     */
    static Progress of(PrintStream to, String what, OptionalLong total) {
        int columns = Integer.getInteger("muster.columns", 0);
        return new Progress(
                to, Boolean.getBoolean("muster.terminal"), columns > 0 ? columns : USUAL_COLUMNS, what, total);
    }

    /** So many are done by now. To be called often: it is cheap. */
    void reached(long done) {
        long now = System.nanoTime();
        if (now - shown >= (terminal ? REDRAWN_EVERY : NOTED_EVERY).toNanos()) {
            shown = now;
            show(Standing.of(what, done, total, Duration.ofNanos(now - began)));
        }
    }

    private void show(String standing) {
        if (terminal) {
            drawn = true;
            to.print(ERASE + standing.substring(0, Math.min(standing.length(), columns - 1)));
            to.flush();
        } else {
            to.println("muster: " + standing);
        }
    }

    /** How long it has taken. */
    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Leaves no line behind, so that what is printed next stands on a line of its own. */
    @Override
    public void close() {
        if (drawn) {
            drawn = false;
            to.print(ERASE);
            to.flush();
        }
    }
}
