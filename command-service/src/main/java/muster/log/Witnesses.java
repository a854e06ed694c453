package muster.log;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Holder;

/**
 * Who is asked to witness the log's checkpoints: addresses, each preceded by the witness's verifier key where that is known,
 * with spaces or commas between.
 *
 * @param all in the order of the setting
 */
public record Witnesses(List<Address> all) {

    /**
     * Where a witness is asked.
     *
     * @param key what its signatures are held against; without one they are passed on as they come, for auditors to judge
     */
    public record Address(URI url, Optional<VerifierKey> key) {

        URI addCheckpoint() {
            return URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint");
        }
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if it is anything else, saying what is wrong
     */
    public static Witnesses parse(String setting) {
        List<Address> found = new ArrayList<>();
        Optional<VerifierKey> key = Optional.empty();
        for (String word : setting.strip().split("[\\s,]+")) {
            if (word.matches("https?://.+")) {
                found.add(new Address(URI.create(word), key));
                key = Optional.empty();
            } else if (!word.isEmpty()) {
                key = Optional.of(witness(word));
            }
        }
        key.ifPresent(lonely -> {
            throw new IllegalArgumentException(
                    "MUSTER_WITNESSES names no address behind the key of %s.".formatted(lonely.name()));
        });
        return new Witnesses(List.copyOf(found));
    }

    private static VerifierKey witness(String word) {
        VerifierKey key = VerifierKey.parse(word);
        if (key.holder() != Holder.WITNESS) {
            throw new IllegalArgumentException(
                    "MUSTER_WITNESSES: the key of %s is not a witness's.".formatted(key.name()));
        }
        return key;
    }
}
