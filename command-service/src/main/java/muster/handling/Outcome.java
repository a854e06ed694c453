package muster.handling;

import java.util.List;

import muster.eventstore.Appended;

/**
 * What has become of a command.
 *
 * @param replayed whether it had been recorded before
 */
public record Outcome(List<Appended> events, boolean replayed) {

    public Outcome {
        events = List.copyOf(events);
    }

    /** The last event's position. */
    public long position() {
        return events.getLast().position();
    }
}
