package muster.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import muster.answer.Asked.AsKnown;
import muster.answer.Refused.Reason;
import muster.event.Coalition;
import muster.event.Participant;
import muster.event.Recorded;
import muster.feed.FeedState;
import muster.feed.LogItself;
import muster.projection.Projection;
import muster.projection.Snapshot;
import muster.projection.Stop;
import muster.stance.Chronicle;
import muster.stance.Known;

/** Finds what is asked about: which coalition, as known when; and refuses what nobody knows of. */
@Component
public class Views {

    /** How long an answer waits for what is in the log and not applied yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How long it waits for a position of which nothing was seen: it may be recorded and on its way. */
    private static final Duration PATIENCE_FOR_THE_UNSEEN = Duration.ofMillis(500);

    private final Projection projection;
    private final FeedState feed;
    private final LogItself log;
    private final Clock clock;

    Views(Projection projection, FeedState feed, LogItself log, Clock clock) {
        this.projection = projection;
        this.feed = feed;
        this.log = log;
        this.clock = clock;
    }

    /** All that is applied, waited for as far as the question needs it. */
    record Reach(Snapshot snapshot, long position) {

        AsOf asOf() {
            return AsOf.of(snapshot, position);
        }
    }

    Reach reach(Asked asked) {
        if (!projection.isLoaded()) {
            throw Refused.because(Reason.STARTING, "What was stored before is being read; ask again in a moment.");
        }
        AsKnown known = asked.cursor()
                .<AsKnown>map(cursor -> new AsKnown.At(cursor.position()))
                .orElse(asked.known());
        return switch (known) {
            case AsKnown.Now _ -> now();
            case AsKnown.At(long position) -> at(position);
            case AsKnown.By by -> by(by);
        };
    }

    private Reach now() {
        Snapshot current = projection.current();
        return new Reach(current, current.position());
    }

    private Reach at(long position) {
        Snapshot current = projection.current();
        if (position <= current.position()) {
            return new Reach(current, position);
        }
        Optional<Boolean> recorded = position <= feed.highest() ? Optional.of(true) : log.holds(position);
        if (recorded.equals(Optional.of(false))) {
            throw pastTheHead(current.position());
        }
        boolean expected = recorded.isPresent() || feed.isBehind();
        current = await(snapshot -> position <= snapshot.position(), expected ? PATIENCE : PATIENCE_FOR_THE_UNSEEN);
        if (position <= current.position()) {
            return new Reach(current, position);
        }
        throw expected || feed.isBehind() ? notApplied(position, current.position()) : pastTheHead(current.position());
    }

    private static Refused notApplied(long position, long applied) {
        return Refused.because(
                Reason.NOT_APPLIED_YET,
                "All up to position %d is applied, position %d is not yet; ask again in a moment."
                        .formatted(applied, position));
    }

    private static Refused pastTheHead(long applied) {
        return Refused.parameter(
                Parameter.KNOWN, "is past the head of the log; all up to position %d is applied".formatted(applied));
    }

    /** Whatever will still come was recorded later, as soon as one recorded later is applied, or nothing is to come. */
    private Reach by(AsKnown.By by) {
        Predicate<Snapshot> reached = snapshot -> !feed.isBehind()
                || snapshot.recordedAt(snapshot.position())
                        .filter(last -> last.isAfter(by.moment()))
                        .isPresent();
        Snapshot current = projection.current();
        if (!reached.test(current)) {
            current = await(reached, PATIENCE);
        }
        if (!reached.test(current)) {
            throw Refused.because(
                    Reason.NOT_APPLIED_YET,
                    "What was known then is not applied whole yet: all up to position %d is. %s"
                            .formatted(current.position(), feed.trouble())
                            .trim());
        }
        return new Reach(current, current.positionAt(by.moment()));
    }

    private Snapshot await(Predicate<Snapshot> condition, Duration patience) {
        try {
            return projection.await(condition, patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return projection.current();
        }
    }

    /** A coalition as it is asked about. */
    View of(String slug, Asked asked) {
        Reach reach = reach(asked);
        Coalition coalition = coalition(slug, reach.snapshot());
        asked.participants().forEach(participant -> refuseUnknown(participant, coalition, reach.snapshot()));
        return view(coalition, asked, upToTheStop(coalition, asked, reach));
    }

    /** The coalition to watch; refused where nothing is known of it, or of a participant that is asked for. */
    public Coalition watched(String slug, Asked asked) {
        Snapshot snapshot = reach(asked).snapshot();
        Coalition coalition = coalition(slug, snapshot);
        asked.participants().forEach(participant -> refuseUnknown(participant, coalition, snapshot));
        return coalition;
    }

    View view(Coalition coalition, Asked asked, Reach reach) {
        Chronicle chronicle = projection.chronicle(reach.snapshot(), coalition);
        return new View(
                coalition, chronicle, knownAt(chronicle, coalition, reach), asked, reach.asOf(), present(asked, reach));
    }

    /** Where a coalition stopped, what was read of what came after counts no more. */
    private static Known knownAt(Chronicle chronicle, Coalition coalition, Reach reach) {
        return chronicle.knownAt(Math.min(reach.position(), reach.snapshot().last(coalition)));
    }

    /** A question as of a position has the same answer for ever: its present is that of the record then. */
    private Instant present(Asked asked, Reach reach) {
        return asked.known() instanceof AsKnown.Now
                ? clock.instant()
                : reach.asOf().recordedAt().orElseGet(clock::instant);
    }

    /** A coalition that is not followed any more is shown as of where it stopped, and nothing later can be asked. */
    private static Reach upToTheStop(Coalition coalition, Asked asked, Reach reach) {
        Stop stop = reach.snapshot().stop(coalition).orElse(null);
        if (stop == null || reach.position() <= stop.after()) {
            return reach;
        }
        if (asked.known() instanceof AsKnown.Now) {
            return new Reach(reach.snapshot(), stop.after());
        }
        throw Refused.stopped(stop);
    }

    /** The coalition of that name, if any of its records is applied. */
    static Coalition coalition(String slug, Snapshot snapshot) {
        return snapshot.coalitions().stream()
                .filter(coalition -> coalition.slug().equals(slug))
                .findAny()
                .orElseThrow(() -> Refused.because(
                        Reason.COALITION_UNKNOWN,
                        "Nothing is recorded of a coalition \"%s\"; /coalitions lists those there are."
                                .formatted(slug)));
    }

    /** Everything of a coalition that is applied, in the order of the log. */
    List<Recorded> records(Snapshot snapshot, Coalition coalition) {
        return List.copyOf(projection.chronicle(snapshot, coalition).between(0, snapshot.last(coalition)));
    }

    void refuseUnknown(Participant participant, Coalition coalition, Snapshot snapshot) {
        if (!projection.chronicle(snapshot, coalition).names(participant, snapshot.last(coalition))) {
            throw Refused.because(
                    Reason.PARTICIPANT_UNKNOWN,
                    "No statement in this coalition names \"%s\"; participants are named by codes such as FR or NATO."
                            .formatted(participant));
        }
    }
}
