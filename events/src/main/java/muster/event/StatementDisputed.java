package muster.event;

import java.util.UUID;

/** Evidence against a statement, with what is held instead. */
public record StatementDisputed(UUID statementId, String counterclaim) implements AboutStatement {}
