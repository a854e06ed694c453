package muster.eventstore;

import java.util.List;

import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.StreamingCondition;

import muster.eventstore.EventReads.Stored;

/** Reads on through the log, a page at a time. Where nothing matched, the next page begins behind what was looked at. */
final class EventPages {

    private static final int PAGE = 200;

    private final EventReads reads;
    private final Selection selection;
    private long after;

    private EventPages(EventReads reads, Selection selection, long after) {
        this.reads = reads;
        this.selection = selection;
        this.after = after;
    }

    /** A stream without end, which looks anew each time that the log has grown. */
    static MessageStream<EventMessage> stream(EventReads reads, LogWatch watch, StreamingCondition condition) {
        var after = condition.position() == null
                ? 0
                : condition.position().position().orElse(0);
        var pages = new EventPages(reads, Selection.of(condition.criteria()), after);
        return new ContinuousMessageStream<Stored>(
                last -> pages.next(), Entries::of, (stream, callback) -> watch.onChange(callback)::stop);
    }

    /** Called by the stream alone, which lets one thread in at a time. */
    private List<Stored> next() {
        var matches = reads.matching(selection, Range.after(after).atMost(PAGE));
        var events = matches.events();
        after = events.size() < PAGE
                ? Math.max(after, matches.head())
                : events.getLast().position();
        return events;
    }
}
