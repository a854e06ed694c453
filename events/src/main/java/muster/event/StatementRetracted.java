package muster.event;

import java.util.Optional;
import java.util.UUID;

/** The record erred: the statement counts no more, {@code replacedBy} does if there is one. */
public record StatementRetracted(UUID statementId, String reason, Optional<UUID> replacedBy)
        implements AboutStatement {}
