package muster.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import muster.event.AboutStatement;
import muster.event.ByParticipant;
import muster.event.Participant;
import muster.event.Recorded;

/** Whom records concern: whom they name, or whom the statement names that they are about, through however many. */
final class Concerned {

    private final Map<UUID, Participant> byId = new HashMap<>();

    /** @param records one coalition's, in the order of the log, so that what is spoken of comes before what speaks of it */
    private Concerned(List<Recorded> records) {
        records.forEach(record -> of(record).ifPresent(participant -> byId.put(record.id(), participant)));
    }

    /** Tells which of these records concern the participant. */
    static Predicate<Recorded> with(Participant participant, List<Recorded> records) {
        Concerned concerned = new Concerned(records);
        return record -> participant.equals(concerned.byId.get(record.id()));
    }

    private Optional<Participant> of(Recorded record) {
        return switch (record.event()) {
            case ByParticipant by -> Optional.of(by.participant());
            case AboutStatement about -> Optional.ofNullable(byId.get(about.statementId()));
            default -> Optional.empty();
        };
    }
}
