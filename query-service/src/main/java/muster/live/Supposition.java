package muster.live;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import muster.answer.AsOf;
import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.event.Coalition;
import muster.event.Recorded;
import muster.projection.Projection;
import muster.projection.Snapshot;
import muster.projection.Stop;
import muster.stance.Consequences;
import muster.stance.Known;

/** Judges a command that is not recorded as if it were, on all that is recorded before its place. */
@Component
class Supposition {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Projection projection;

    Supposition(Projection projection) {
        this.projection = projection;
    }

    /** Of no event at all. */
    Preview ofNothing() {
        Snapshot snapshot = projection.current();
        return Preview.of(AsOf.of(snapshot, snapshot.position()), List.of(), List.of());
    }

    /**
     * Of these events, which one command would record.
     *
     * @throws Refused what lies before them is not applied yet, or will never be
     */
    Preview of(List<Recorded> command) throws InterruptedException {
        Coalition coalition = command.getFirst().coalition();
        long position = command.getFirst().position() - 1;
        Snapshot snapshot = upTo(position, coalition);
        Known before = projection.chronicle(snapshot, coalition).knownAt(position);
        List<Recorded> supposed =
                Stream.concat(before.records().stream(), command.stream()).toList();
        Known after = Known.at(command.getLast().position(), supposed);
        return Preview.of(AsOf.of(snapshot, position), Consequences.of(before, after, command), command);
    }

    private Snapshot upTo(long position, Coalition coalition) throws InterruptedException {
        Snapshot snapshot = projection.await(applied -> applied.position() >= position, PATIENCE);
        if (snapshot.position() < position) {
            throw Refused.because(
                    Reason.NOT_APPLIED_YET,
                    "All up to position %d is applied, and the command would stand behind position %d; ask again in a moment."
                            .formatted(snapshot.position(), position));
        }
        Stop stop = snapshot.stop(coalition).orElse(null);
        if (stop != null && stop.after() < position) {
            throw Refused.stopped(stop);
        }
        return snapshot;
    }
}
