package muster.eventstore;

/** A stretch of the log: what lies after one position and not beyond another, and at most so many of it, the first. */
record Range(long after, long upTo, long most) {

    static Range after(long position) {
        return new Range(position, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    Range upTo(long position) {
        return new Range(after, position, most);
    }

    Range atMost(long events) {
        return new Range(after, upTo, events);
    }

    Range unlimited() {
        return new Range(after, upTo, Long.MAX_VALUE);
    }
}
