package muster.witness;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import muster.ledger.VerifierKey;

/**
 * Where no log was named, the first one that comes is the one that is watched from then on: enough on one machine, where
 * the first is one's own. Its key is asked for where the log itself is reached, and remembered before it is believed.
 */
final class FirstUse implements KnownLogs {

    private final Supplier<Optional<VerifierKey>> asked;
    private final Consumer<VerifierKey> remembering;
    private Optional<VerifierKey> trusted;

    /**
     * @param remembered the log that came first, if one has come already
     * @param asked the key that the log publishes; nothing while it cannot be had
     * @param remembering keeps the key durably, or throws
     */
    FirstUse(
            Optional<VerifierKey> remembered,
            Supplier<Optional<VerifierKey>> asked,
            Consumer<VerifierKey> remembering) {
        this.trusted = remembered;
        this.asked = asked;
        this.remembering = remembering;
    }

    @Override
    public synchronized List<VerifierKey> keysOf(String origin) {
        if (trusted.isEmpty()) {
            trusted = asked.get().filter(key -> key.name().equals(origin));
            trusted.ifPresent(this::remember);
        }
        return trusted.filter(key -> key.name().equals(origin)).stream().toList();
    }

    private void remember(VerifierKey key) {
        trusted = Optional.empty();
        remembering.accept(key);
        trusted = Optional.of(key);
    }
}
