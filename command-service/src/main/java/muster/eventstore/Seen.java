package muster.eventstore;

import java.util.HashMap;
import java.util.Map;

import org.axonframework.eventsourcing.eventstore.AbstractConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;

/** A consistency marker that says of each tag what a decision knew of it. */
final class Seen extends AbstractConsistencyMarker<Seen> {

    private final Map<String, Known> byTag;

    Seen(Map<String, Known> byTag) {
        this.byTag = Map.copyOf(byTag);
    }

    Map<String, Known> byTag() {
        return byTag;
    }

    /** Of a tag that both have seen the first counts, which can only know less: a decision reads one after the other. */
    @Override
    protected ConsistencyMarker doLowerBound(Seen other) {
        var both = new HashMap<>(other.byTag);
        both.putAll(byTag);
        return new Seen(both);
    }

    @Override
    protected ConsistencyMarker doUpperBound(Seen other) {
        return other.doLowerBound(this);
    }

    @Override
    public Position position() {
        return new GlobalIndexConsistencyMarker(byTag.values().stream()
                        .mapToLong(known -> known.upTo().position())
                        .min()
                        .orElse(0))
                .position();
    }
}
