package muster.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a watcher has been told.
 *
 * @param position of the last event of the last command told of
 * @param index of the last notice told within it
 */
record Cursor(long position, int index) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,9}))?");

    /** All up to the position has been told. */
    static Cursor after(long position) {
        return new Cursor(position, Integer.MAX_VALUE);
    }

    /** Reads the id of an event, {@code P.i}. */
    static Optional<Cursor> parse(String id) {
        Matcher form = FORM.matcher(id.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        long position = Long.parseLong(form.group(1));
        return Optional.of(
                form.group(2) == null ? after(position) : new Cursor(position, Integer.parseInt(form.group(2))));
    }

    /** Whether all of the command that ends there has been told. */
    boolean isWhole() {
        return index == Integer.MAX_VALUE;
    }

    /** The position up to which everything has been told. */
    long lastWhole() {
        return isWhole() ? position : position - 1;
    }

    boolean isBefore(Notice notice) {
        return notice.position() > position || (notice.position() == position && notice.index() > index);
    }
}
