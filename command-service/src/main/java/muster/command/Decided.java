package muster.command;

import java.util.Optional;
import java.util.UUID;

import muster.event.Coalition;
import muster.event.Statement;

/**
 * An event on its way into the log, and as it is sourced from there.
 *
 * @param frees in a retraction, the name that the retracted statement held and that is free again
 */
public record Decided(
        UUID id, Coalition coalition, UUID commandId, String recordedBy, Statement statement, Optional<Name> frees) {}
