package muster.local;

import java.io.PrintStream;
import java.time.Duration;

/** Where notes go: on a terminal one line at the bottom is live, elsewhere a line every now and then does. */
record Screen(PrintStream to, boolean terminal, int columns) {

    private static final Duration REDRAWN_EVERY = Duration.ofMillis(250);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(10);

    private static final String ERASE = "\r\033[K";

    /** A terminal that became narrower cuts the line instead of breaking it, which could not be erased. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private static final int USUAL_COLUMNS = 80;

    /** The shell that is the front door knows; a terminal that does not know its width says 0. */
    static Screen ofFrontDoor(PrintStream to) {
        var columns = Integer.getInteger("muster.columns", 0);
        return new Screen(to, Boolean.getBoolean("muster.terminal"), columns > 0 ? columns : USUAL_COLUMNS);
    }

    Duration period() {
        return terminal ? REDRAWN_EVERY : NOTED_EVERY;
    }

    /** The last column stays free: a cursor behind it would be on the next line. */
    void show(Standing standing) {
        if (terminal) {
            to.print(ERASE + NO_WRAP + standing.within(columns - 1) + WRAP);
            to.flush();
        } else {
            say(standing.sentence());
        }
    }

    /** So that what is printed next, here or on standard output, stands on a line of its own. */
    void erase() {
        if (terminal) {
            to.print(ERASE);
            to.flush();
        }
    }

    void say(String text) {
        erase();
        new Notes(to).say(text);
    }
}
