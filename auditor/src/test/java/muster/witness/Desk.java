package muster.witness;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Holder;

/** A witness without folder and net: what it keeps can be looked at, in the order in which it was kept. */
final class Desk {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    final SigningKey key = SigningKey.generate("muster.local/witness-of-a-test", Holder.WITNESS, new SecureRandom());
    final List<Note> kept = Collections.synchronizedList(new ArrayList<>());
    final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private final Cosigning cosigning;

    Desk(VerifierKey... logs) {
        Keeping keeping = (_, content) -> kept.add(Note.parse(content));
        cosigning =
                new Cosigning(key, KnownLogs.of(List.of(logs)), new Memory(keeping, Map.of()), () -> NOW, notes::add);
    }

    Answer answer(byte[] body) {
        return cosigning.answer(body);
    }

    int status(byte[] body) {
        return answer(body).status();
    }

    long lastSize() {
        return Checkpoint.parse(kept.getLast().text()).size();
    }
}
