package muster.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.Event;
import muster.event.Statement;
import muster.event.StatementRetracted;

/** What a command comes to: its events, all of them or, refused, none. Pure: the facts and the time come in. */
public final class Deciding {

    private Deciding() {}

    /**
     * Decides.
     *
     * @param recordedBy an opaque id of the recorder
     * @throws Refused a rule is broken
     */
    public static List<Decided> decide(CommandDocument document, String recordedBy, Facts facts, Instant now) {
        List<Refused> broken = switch (document.command()) {
            case Recording one -> Rules.brokenBy(one.event(), document.announcedAt(), document.coalition(), facts, now);
            case CorrectStatement correction -> Rules.brokenBy(correction, document.coalition(), facts, now);
        };
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return switch (document.command()) {
            case Recording one -> List.of(record(document, one, recordedBy, facts));
            case CorrectStatement correction -> correct(document, correction, recordedBy, facts);
        };
    }

    private static Decided record(CommandDocument document, Recording command, String recordedBy, Facts facts) {
        Event event = command.event();
        Statement statement = new Statement(document.announcedAt(), document.evidence(), event, Optional.empty());
        Optional<Name> frees = event instanceof StatementRetracted retraction
                ? heldBy(retraction.statementId(), document, facts)
                : Optional.empty();
        return decided(document, 0, recordedBy, statement, frees);
    }

    private static List<Decided> correct(
            CommandDocument document, CorrectStatement correction, String recordedBy, Facts facts) {
        Replacement replacement = correction.replacement();
        UUID replacedBy = EventIds.of(document.commandId(), 1);
        Statement retraction = new Statement(
                Optional.empty(),
                List.of(),
                new StatementRetracted(correction.statementId(), correction.reason(), Optional.of(replacedBy)),
                Optional.empty());
        Statement instead = new Statement(
                Optional.of(replacement.announcedAt()),
                replacement.evidence(),
                replacement.command().event(),
                Optional.of(correction.statementId()));
        Optional<Name> frees = heldBy(correction.statementId(), document, facts);
        return List.of(
                decided(document, 0, recordedBy, retraction, frees),
                decided(document, 1, recordedBy, instead, Optional.empty()));
    }

    private static Optional<Name> heldBy(UUID statement, CommandDocument document, Facts facts) {
        return facts.statement(document.coalition(), statement)
                .flatMap(target -> Name.heldBy(document.coalition(), target.event()));
    }

    private static Decided decided(
            CommandDocument document, int index, String recordedBy, Statement statement, Optional<Name> frees) {
        UUID id = EventIds.of(document.commandId(), index);
        return new Decided(id, document.coalition(), document.commandId(), recordedBy, statement, frees);
    }
}
