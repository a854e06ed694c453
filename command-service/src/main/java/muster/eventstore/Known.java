package muster.eventstore;

import java.util.List;
import java.util.stream.Stream;

import org.axonframework.messaging.eventhandling.EventMessage;

/**
 * What is known of a tag: all events that carry it, in order, up to a place in the log. It may be out of date and is
 * never wrong, for whoever decides on it has the appender check that nothing came behind that place.
 */
record Known(List<Noted> events, Place upTo) {

    /** At the beginning of the log, when there was nothing. */
    static final Known NOTHING = new Known(List.of(), Place.at(0));

    /**
     * An event of an append that ends at a place.
     *
     * @param behind how many events of the append lie behind it
     * @param size about how many bytes its record has
     */
    record Noted(EventMessage event, Place end, int behind, int size) {

        long position() {
            return end.position() - behind;
        }
    }

    Known {
        events = List.copyOf(events);
    }

    Known plus(List<Noted> more, Place newUpTo) {
        return new Known(Stream.concat(events.stream(), more.stream()).toList(), newUpTo);
    }

    /** Whether it rests on an append that was refused. */
    boolean isVoid() {
        return upTo.isRefused();
    }

    /** Whether another knows the same events, and so no more than this does. */
    boolean tellsAsMuchAs(Known other) {
        return ids().equals(other.ids());
    }

    /** About how many bytes it takes to remember this. */
    int size() {
        return 256 + events.stream().mapToInt(noted -> 256 + 4 * noted.size()).sum();
    }

    private List<String> ids() {
        return events.stream().map(noted -> noted.event().identifier()).toList();
    }
}
