package muster.eventstore;

import java.util.List;
import java.util.UUID;

/** A command that has been recorded: the digest of its content in hexadecimal, and its events. */
public record RecordedCommand(UUID commandId, String digest, List<Appended> events) {

    public RecordedCommand {
        events = List.copyOf(events);
    }
}
