package muster.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers whether commands have been recorded before, and as what. */
@FunctionalInterface
public interface RecordedCommands {

    /** Those of them that have been. */
    List<RecordedCommand> findCommands(Collection<UUID> commandIds);

    default Optional<RecordedCommand> findCommand(UUID commandId) {
        return findCommands(List.of(commandId)).stream().findFirst();
    }
}
