package muster.intake;

import java.util.Optional;

import muster.command.CommandDocument;
import muster.eventstore.RecorderIds;
import muster.gate.Caller;
import muster.gate.Forbidden;

/**
 * Whoever sends commands: as whom they are recorded, and for which coalitions.
 *
 * @param ids what keeps by which ids people are recorded; empty on a dry run, of which nothing is kept, not even who asked
 */
record Sender(Caller caller, Optional<RecorderIds> ids) {

    /** Where nobody has to say who they are there is one recorder, whoever is at this installation. */
    private static final String NAMELESS = "local";

    static Sender recording(Caller caller, RecorderIds ids) {
        return new Sender(caller, Optional.of(ids));
    }

    static Sender trying(Caller caller) {
        return new Sender(caller, Optional.empty());
    }

    /** An opaque id. */
    String recordedBy() {
        return ids.flatMap(known -> caller.identity().map(one -> known.of(one.issuer(), one.subject())))
                .orElse(NAMELESS);
    }

    /**
     * The document, if it is of a coalition of theirs.
     *
     * @throws Forbidden it is not
     */
    CommandDocument own(CommandDocument document) {
        String coalition = document.coalition().slug();
        if (ids.isPresent() && !caller.mayRecord(coalition)) {
            throw Forbidden.toRecord(coalition);
        }
        if (ids.isEmpty() && !caller.mayRead(coalition)) {
            throw Forbidden.toRead(coalition);
        }
        return document;
    }
}
