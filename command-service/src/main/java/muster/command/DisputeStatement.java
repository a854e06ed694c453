package muster.command;

import java.util.UUID;

import muster.event.Event;
import muster.event.StatementDisputed;

/** Gives evidence against a statement. */
public record DisputeStatement(UUID statementId, String counterclaim) implements Recording {

    @Override
    public Event event() {
        return new StatementDisputed(statementId, counterclaim);
    }
}
