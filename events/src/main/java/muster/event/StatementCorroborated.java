package muster.event;

import java.util.UUID;

/** More evidence for a statement. */
public record StatementCorroborated(UUID statementId) implements AboutStatement {}
