package muster.audit;

/**
 * Some positions, one behind the other.
 *
 * @param first the first of them
 * @param last the last
 */
record Stretch(long first, long last) {

    Stretch {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("There are no positions from %d to %d.".formatted(first, last));
        }
    }

    static Stretch of(long position) {
        return new Stretch(position, position);
    }

    /** Those that are also among others; all of them if none is. */
    Stretch within(Stretch other) {
        long from = Math.max(first, other.first);
        long to = Math.min(last, other.last);
        return from <= to ? new Stretch(from, to) : this;
    }

    /** How many they are. */
    long length() {
        return last - first + 1;
    }

    /** {@code Position 17 is}, {@code Positions 17 to 20 are}. */
    String are() {
        return first == last ? "Position %s is".formatted(this) : "Positions %s are".formatted(this);
    }

    @Override
    public String toString() {
        return first == last ? Words.count(first) : "%s to %s".formatted(Words.count(first), Words.count(last));
    }
}
