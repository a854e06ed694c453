package muster.benchmarks;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What one watcher has heard: of every statement, when first and how often. */
final class Watch {

    private static final String ID = "id: ";
    private static final String FIRST_OF_COMMAND = ".0";
    private static final String BEGINNING = "retry:";
    private static final int LONGEST = 64;

    private final StringBuilder line = new StringBuilder();
    private final Map<Long, Heard> heard = new HashMap<>();
    private boolean begun;

    /** @param nanos on the clock that nobody sets */
    record Heard(long nanos, int times) {

        private static Heard again(Heard before, Heard now) {
            return new Heard(before.nanos(), before.times() + now.times());
        }
    }

    /** Takes in what has arrived; of long lines, which hold what was said, only the beginning. */
    synchronized void take(ByteBuffer arrived, long nanos) {
        while (arrived.hasRemaining()) {
            byte next = arrived.get();
            if (next == '\n') {
                end(line.toString(), nanos);
                line.setLength(0);
            } else if (next != '\r' && line.length() < LONGEST) {
                line.append((char) next);
            }
        }
    }

    private void end(String whole, long nanos) {
        begun |= whole.startsWith(BEGINNING);
        if (whole.startsWith(ID) && whole.endsWith(FIRST_OF_COMMAND)) {
            long position = Long.parseLong(whole, ID.length(), whole.length() - FIRST_OF_COMMAND.length(), 10);
            heard.merge(position, new Heard(nanos, 1), Heard::again);
        }
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    synchronized boolean hasHeard(long position) {
        return heard.containsKey(position);
    }

    /** Of each position that a statement was told of. */
    synchronized Map<Long, Heard> heard() {
        return Map.copyOf(heard);
    }
}
