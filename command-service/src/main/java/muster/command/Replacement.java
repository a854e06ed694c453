package muster.command;

import java.util.List;

import muster.event.AnnouncedAt;
import muster.event.Evidence;

/** What a correction puts in a statement's place: a whole command document without commandId and coalition. */
public record Replacement(AnnouncedAt announcedAt, List<Evidence> evidence, Recording command) {

    public Replacement {
        evidence = List.copyOf(evidence);
    }
}
