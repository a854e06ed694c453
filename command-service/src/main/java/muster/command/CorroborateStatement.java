package muster.command;

import java.util.UUID;

import muster.event.Event;
import muster.event.StatementCorroborated;

/** Gives more evidence for a statement. */
public record CorroborateStatement(UUID statementId) implements Recording {

    @Override
    public Event event() {
        return new StatementCorroborated(statementId);
    }
}
