package muster.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import muster.event.AboutStatement;
import muster.event.ByParticipant;
import muster.event.ConditionEvent;
import muster.event.Participant;
import muster.event.Recorded;
import muster.event.StatementRetracted;
import muster.projection.Chronicle;

/**
 * Which of one coalition's records bear on whose stances: a participant's stances follow from its own statements, from what
 * is said about those, and from the conditions. So a command is judged at the cost of its participants' records, however
 * long the whole log is.
 */
final class Dossiers {

    private final Map<UUID, Recorded> byId = new HashMap<>();
    private final Map<UUID, Recorded> retractions = new HashMap<>();
    private final Map<Participant, TreeMap<Long, Recorded>> dossiers = new HashMap<>();
    private final TreeMap<Long, Recorded> common = new TreeMap<>();
    private long read;

    /**
     * The records that bear on what the command did; empty where it moved a condition, for then all of them do.
     *
     * @param chronicle all that is known, the command included
     */
    synchronized Optional<List<Recorded>> bearingOn(Chronicle chronicle, List<Recorded> command) {
        chronicle.after(read).forEach(this::take);
        if (command.stream().anyMatch(record -> root(record).event() instanceof ConditionEvent)) {
            return Optional.empty();
        }
        Set<Participant> concerned = new HashSet<>();
        command.forEach(record -> concerned(record).ifPresent(concerned::add));
        List<Recorded> all = new ArrayList<>(common.values());
        concerned.forEach(participant ->
                all.addAll(dossiers.getOrDefault(participant, new TreeMap<>()).values()));
        return Optional.of(all);
    }

    private void take(Recorded record) {
        read = record.position();
        byId.put(record.id(), record);
        if (record.event() instanceof StatementRetracted retraction) {
            retractions.put(retraction.statementId(), record);
        }
        file(
                record,
                concerned(record)
                        .map(participant -> dossiers.computeIfAbsent(participant, _ -> new TreeMap<>()))
                        .orElse(common));
    }

    /** With what it replaces, from which it has its place in the order, and why that counts no more. */
    private void file(Recorded record, Map<Long, Recorded> dossier) {
        dossier.put(record.position(), record);
        for (Optional<Recorded> replaced = replaced(record);
                replaced.isPresent();
                replaced = replaced(replaced.get())) {
            dossier.put(replaced.get().position(), replaced.get());
            Recorded retraction = retractions.get(replaced.get().id());
            if (retraction != null) {
                dossier.put(retraction.position(), retraction);
            }
        }
    }

    private Optional<Recorded> replaced(Recorded record) {
        return record.statement().corrects().flatMap(id -> earlier(id, record));
    }

    private Optional<Recorded> earlier(UUID id, Recorded record) {
        return Optional.ofNullable(byId.get(id)).filter(found -> found.position() < record.position());
    }

    /** Whose stances it bears on; nobody's in particular where it names nobody. */
    private Optional<Participant> concerned(Recorded record) {
        return root(record).event() instanceof ByParticipant about
                ? Optional.of(about.participant())
                : Optional.empty();
    }

    private Recorded root(Recorded record) {
        Recorded root = record;
        while (root.event() instanceof AboutStatement about) {
            Optional<Recorded> named = earlier(about.statementId(), root);
            if (named.isEmpty()) {
                break;
            }
            root = named.get();
        }
        return root;
    }
}
