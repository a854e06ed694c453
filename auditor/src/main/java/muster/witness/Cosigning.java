package muster.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey;
import muster.witness.Answer.Cosigned;
import muster.witness.Answer.OtherSize;
import muster.witness.Answer.Reason;
import muster.witness.Answer.Refused;

/**
 * Cosigns a checkpoint where it continues the last one that was cosigned for its log, and nothing else. The order of the
 * checks is that of C2SP tlog-witness: first whether the log speaks, then what it says.
 */
final class Cosigning {

    private final SigningKey key;
    private final KnownLogs logs;
    private final Memory memory;
    private final InstantSource clock;
    private final Consumer<String> notes;

    /** @param notes where it is told, a line each, when a log that is known contradicts itself */
    Cosigning(SigningKey key, KnownLogs logs, Memory memory, InstantSource clock, Consumer<String> notes) {
        this.key = key;
        this.logs = logs;
        this.memory = memory;
        this.clock = clock;
        this.notes = notes;
    }

    /** The answer to a request; what it cosigns is kept before it returns. */
    Answer answer(byte[] body) {
        try {
            return answer(Request.parse(body));
        } catch (Malformed e) {
            return new Refused(Reason.MALFORMED, e.why());
        } catch (IOException | UncheckedIOException e) {
            notes.accept("Nothing is cosigned, because it cannot be kept: " + e.getMessage());
            return new Refused(
                    Reason.NOT_KEPT, "The witness cannot keep what it sees, and so cosigns nothing; try again.");
        }
    }

    private Answer answer(Request request) throws IOException {
        String origin = request.checkpoint().origin();
        List<VerifierKey> trusted = logs.keysOf(origin);
        if (trusted.isEmpty()) {
            return new Refused(Reason.UNKNOWN_ORIGIN, "This witness does not watch the log %s.".formatted(origin));
        }
        List<Note.Signature> signatures = new LogSignatures(trusted).in(request.note());
        if (signatures.isEmpty()) {
            return new Refused(
                    Reason.NOT_SIGNED, "The checkpoint is not signed by %s as it is known here.".formatted(origin));
        }
        if (request.oldSize() > request.checkpoint().size()) {
            return new Refused(Reason.OLD_BEYOND_NEW, "The old size is larger than that of the checkpoint.");
        }
        var place = memory.of(origin);
        synchronized (place) {
            Optional<Answer> contradiction = contradiction(request, place.latest());
            return contradiction.isPresent()
                    ? contradiction.get()
                    : cosign(place, new Note(request.note().text(), signatures));
        }
    }

    private Optional<Answer> contradiction(Request request, Optional<Checkpoint> latest) {
        long cosigned = latest.map(Checkpoint::size).orElse(0L);
        Hash root = latest.map(Checkpoint::root).orElse(Hash.OF_NOTHING);
        if (request.oldSize() != cosigned) {
            return Optional.of(new OtherSize(cosigned));
        }
        if (request.continues(root)) {
            return Optional.empty();
        }
        notes.accept(inWords(request, cosigned, root));
        return Optional.of(new Refused(
                Reason.INCONSISTENT,
                "It is not shown that the checkpoint continues the one of size %d that was cosigned."
                        .formatted(cosigned)));
    }

    /** Two signed roots of one size prove it to everybody, so the second is told whole; the first is remembered. */
    private static String inWords(Request request, long cosigned, Hash root) {
        Checkpoint refused = request.checkpoint();
        String seen = "of %d records with root %s".formatted(refused.size(), refused.root());
        return refused.size() == cosigned
                ? "%s shows two histories: a checkpoint %s is signed, and one with root %s was cosigned before.\n%s"
                        .formatted(refused.origin(), seen, root, request.note())
                : "%s has signed a checkpoint %s and did not show that it continues the one of %d with root %s."
                        .formatted(refused.origin(), seen, cosigned, root);
    }

    private Answer cosign(Memory.Place place, Note signedByTheLog) throws IOException {
        List<Note.Signature> ours = List.of(key.cosign(signedByTheLog.text(), clock.instant()));
        place.keep(signedByTheLog.with(ours));
        return new Cosigned(ours);
    }
}
