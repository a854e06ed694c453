package muster.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey;

/** A witness at work on its folder, until it is closed. */
record Running(Folder folder, WitnessServer server, VerifierKey key) implements AutoCloseable {

    private static final String FIRST_LOG = "first-log";

    /** @param notes where it is told what a person should know, a line each */
    static Running start(Settings settings, InstantSource clock, SecureRandom random, Consumer<String> notes) {
        Folder folder = Folder.take(settings.folder());
        try {
            SigningKey key = new OwnKey(folder, random).get(settings.name());
            var memory = new Memory(folder.seen(), new Seen(folder.seenFiles(), key.verifier()).read());
            var cosigning = new Cosigning(key, logs(settings, folder, notes), memory, clock, notes);
            return new Running(
                    folder, WitnessServer.start(settings.port(), key.verifier(), cosigning, memory), key.verifier());
        } catch (CannotStart e) {
            folder.close();
            throw e;
        }
    }

    private static KnownLogs logs(Settings settings, Folder folder, Consumer<String> notes) {
        if (!settings.logs().isEmpty()) {
            return KnownLogs.of(settings.logs());
        }
        var remembered = folder.read(FIRST_LOG).map(String::strip).map(Running::rememberedKey);
        return new FirstUse(remembered, new LogKey(settings.logKey()), key -> {
            remember(folder, key);
            notes.accept("No log was named, so the first that came is trusted from now on: " + key);
        });
    }

    private static VerifierKey rememberedKey(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException broken) {
            throw new CannotStart("The log that came first cannot be read again (%s): name it with --log KEY."
                    .formatted(broken.getMessage()));
        }
    }

    private static void remember(Folder folder, VerifierKey key) {
        try {
            folder.keeping().keep(FIRST_LOG, (key + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
