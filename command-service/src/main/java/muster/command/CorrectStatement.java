package muster.command;

import java.util.UUID;

/** Takes a statement out of the record and puts another in its place, both or neither. */
public record CorrectStatement(UUID statementId, String reason, Replacement replacement) implements Command {}
