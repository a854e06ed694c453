package muster.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import muster.event.ByParticipant;
import muster.event.Coalition;
import muster.event.CoalitionFormed;
import muster.event.Event;
import muster.event.Participant;
import muster.event.StatementRetracted;

/**
 * What a decision needs to know: whether the coalition is formed, who holds the names that the command mentions, and the
 * statements that it names. Sourced from the log by the tags of its {@link Boundary}.
 */
public record Facts(Map<Coalition, UUID> formed, Map<Name, Holder> holders, Map<UUID, Target> statements) {

    /** Nothing is known. */
    public static final Facts NONE = new Facts(Map.of(), Map.of(), Map.of());

    /** The statement that holds a name, and whose it is, if anybody's. */
    record Holder(UUID statement, Optional<Participant> participant) {}

    /** A statement that may be spoken of. */
    record Target(Coalition coalition, Event event, boolean retracted) {}

    public Facts {
        formed = Map.copyOf(formed);
        holders = Map.copyOf(holders);
        statements = Map.copyOf(statements);
    }

    /** These facts after one more event. */
    public Facts evolve(Decided decided) {
        Event event = decided.statement().event();
        Facts before = event instanceof StatementRetracted retraction ? without(retraction.statementId()) : this;
        Map<UUID, Target> known = new HashMap<>(before.statements);
        known.put(decided.id(), new Target(decided.coalition(), event, false));
        return new Facts(before.formedAfter(decided), before.holdersAfter(decided), known);
    }

    private Map<Coalition, UUID> formedAfter(Decided decided) {
        if (!(decided.statement().event() instanceof CoalitionFormed)) {
            return formed;
        }
        Map<Coalition, UUID> more = new HashMap<>(formed);
        more.put(decided.coalition(), decided.id());
        return more;
    }

    private Map<Name, Holder> holdersAfter(Decided decided) {
        Event event = decided.statement().event();
        Optional<Name> held = Name.heldBy(decided.coalition(), event);
        if (held.isEmpty()) {
            return holders;
        }
        Map<Name, Holder> more = new HashMap<>(holders);
        Optional<Participant> owner =
                event instanceof ByParticipant about ? Optional.of(about.participant()) : Optional.empty();
        more.put(held.get(), new Holder(decided.id(), owner));
        return more;
    }

    /** These facts with one statement gone: what it held is free again. */
    Facts without(UUID statement) {
        Map<Coalition, UUID> stillFormed = new HashMap<>(formed);
        stillFormed.values().remove(statement);
        Map<Name, Holder> stillHeld = new HashMap<>(holders);
        stillHeld.values().removeIf(holder -> holder.statement().equals(statement));
        Map<UUID, Target> marked = new HashMap<>(statements);
        marked.computeIfPresent(statement, (_, target) -> new Target(target.coalition(), target.event(), true));
        return new Facts(stillFormed, stillHeld, marked);
    }

    boolean isFormed(Coalition coalition) {
        return formed.containsKey(coalition);
    }

    boolean isFormedBy(Coalition coalition, UUID statement) {
        return statement.equals(formed.get(coalition));
    }

    Optional<Holder> holder(Name name) {
        return Optional.ofNullable(holders.get(name));
    }

    /** A statement of this coalition. */
    Optional<Target> statement(Coalition coalition, UUID id) {
        return Optional.ofNullable(statements.get(id))
                .filter(target -> target.coalition().equals(coalition));
    }
}
