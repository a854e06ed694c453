package muster.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

import muster.benchmarks.MadeUpEvents.Held;
import muster.event.Coalition;
import muster.event.CoalitionFormed;
import muster.event.Event;
import muster.event.Statement;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/**
 * One coalition's made-up history, a command at a time: 5,000 statements of all kinds, which obey the refusals of domain.md
 * §2. The same seed makes the same history, whatever log it stands in.
 */
final class MadeUpCoalition {

    static final int STATEMENTS = 5_000;

    private final Coalition name;
    private final RandomGenerator random;
    private final MadeUpEvidence evidence;
    private final MadeUpEvents events;
    private final List<Standing> standing = new ArrayList<>();
    private final List<Standing> pledges = new ArrayList<>();
    private int made;

    MadeUpCoalition(Coalition name, long seed) {
        this.name = name;
        this.random = new java.util.SplittableRandom(seed);
        this.evidence = new MadeUpEvidence(random);
        this.events = new MadeUpEvents(random);
    }

    /** A statement and the id under which it will be recorded. */
    record Draft(UUID id, Statement statement) {}

    /** One that others may speak of; of the first, nothing is retracted. */
    private record Standing(UUID id, Event event) {

        Optional<Held> pledge() {
            return switch (event) {
                case TroopsPledged pledge -> Optional.of(new Held(pledge.pledgeId(), pledge.participant()));
                case SupportPledged pledge -> Optional.of(new Held(pledge.pledgeId(), pledge.participant()));
                default -> Optional.empty();
            };
        }
    }

    Coalition name() {
        return name;
    }

    boolean isComplete() {
        return made == STATEMENTS;
    }

    /** What the next command records: one statement, or a retraction with its replacement. */
    List<Draft> next() {
        var command = made == 0 ? List.of(state(formed())) : made == STATEMENTS - 1 ? List.of(state(said())) : any();
        made += command.size();
        return command;
    }

    private Event formed() {
        return new CoalitionFormed("The coalition " + name.slug(), Optional.empty());
    }

    private List<Draft> any() {
        int dice = standing.size() < 10 ? 100 : random.nextInt(100);
        if (dice < 10) {
            return List.of(draft(new StatementCorroborated(some().id())));
        } else if (dice < 13) {
            return List.of(draft(new StatementDisputed(some().id(), "it was said otherwise")));
        } else if (dice < 15) {
            return List.of(retract(forget(some()), Optional.empty()));
        } else if (dice < 18) {
            return correct(forget(some()));
        }
        return List.of(state(said()));
    }

    private Event said() {
        int dice = random.nextInt(82);
        if (dice < 7) {
            return events.common();
        } else if (dice < 31) {
            return events.stand();
        } else if (dice < 53 || pledges.isEmpty()) {
            return events.pledge();
        }
        return events.about(pledges.get(random.nextInt(pledges.size())).pledge().orElseThrow());
    }

    private List<Draft> correct(Standing erred) {
        var replacement = state(said());
        var mended = replacement.statement();
        return List.of(
                retract(erred, Optional.of(replacement.id())),
                new Draft(
                        replacement.id(),
                        new Statement(
                                mended.announcedAt(), mended.evidence(), mended.event(), Optional.of(erred.id()))));
    }

    private Draft state(Event event) {
        var draft = draft(event);
        var stated = new Standing(draft.id(), event);
        if (!(event instanceof CoalitionFormed)) {
            standing.add(stated);
        }
        if (stated.pledge().isPresent()) {
            pledges.add(stated);
        }
        return draft;
    }

    private Draft draft(Event event) {
        LocalDate day = evidence.day((double) made / STATEMENTS);
        return new Draft(
                id(),
                new Statement(Optional.of(evidence.announcedAt(day)), evidence.since(day), event, Optional.empty()));
    }

    private Draft retract(Standing erred, Optional<UUID> replacedBy) {
        var retraction = new StatementRetracted(erred.id(), "a slip", replacedBy);
        return new Draft(id(), new Statement(Optional.empty(), List.of(), retraction, Optional.empty()));
    }

    private Standing forget(Standing erred) {
        standing.remove(erred);
        pledges.remove(erred);
        return erred;
    }

    private Standing some() {
        return standing.get(random.nextInt(standing.size()));
    }

    private UUID id() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
    }
}
