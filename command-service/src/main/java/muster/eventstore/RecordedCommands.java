package muster.eventstore;

import java.util.Optional;
import java.util.UUID;

/** Answers whether a command has been recorded before, and as what. */
@FunctionalInterface
public interface RecordedCommands {

    Optional<RecordedCommand> findCommand(UUID commandId);
}
