package muster.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event with when it was announced and its evidence: all that is in a record's {@code data}.
 *
 * @param announcedAt absent only from a retraction
 * @param evidence empty only in a retraction
 * @param corrects the statement that this one replaces
 */
public record Statement(
        Optional<AnnouncedAt> announcedAt, @OrEmpty List<Evidence> evidence, Event event, Optional<UUID> corrects) {

    public Statement {
        evidence = List.copyOf(evidence);
    }
}
