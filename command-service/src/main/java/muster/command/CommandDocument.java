package muster.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.AnnouncedAt;
import muster.event.Coalition;
import muster.event.Evidence;

/**
 * A command with what every command carries.
 *
 * @param commandId chosen by the client: the same id and content again records nothing
 * @param announcedAt absent, and {@code evidence} empty, only where a statement is retracted or corrected
 */
public record CommandDocument(
        UUID commandId,
        Coalition coalition,
        Optional<AnnouncedAt> announcedAt,
        List<Evidence> evidence,
        Command command) {

    public CommandDocument {
        evidence = List.copyOf(evidence);
    }
}
