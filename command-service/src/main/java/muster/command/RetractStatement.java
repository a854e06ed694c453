package muster.command;

import java.util.Optional;
import java.util.UUID;

import muster.event.Event;
import muster.event.StatementRetracted;

/** Takes a statement out of the record, which erred. */
public record RetractStatement(UUID statementId, String reason) implements Recording {

    @Override
    public Event event() {
        return new StatementRetracted(statementId, reason, Optional.empty());
    }
}
