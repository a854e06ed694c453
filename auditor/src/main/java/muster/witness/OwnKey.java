package muster.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

/** The witness's own key: made at the first start, the same ever after, because others believe it by its bytes. */
record OwnKey(Folder folder, SecureRandom random) {

    private static final String FILE = "key";
    private static final int BYTES_OF_A_NAME = 6;

    /** The key in the folder, or a new one of the name wanted, made up where none is. */
    SigningKey get(Optional<String> name) {
        return folder.read(FILE).map(text -> kept(text.strip(), name)).orElseGet(() -> make(name));
    }

    private SigningKey kept(String text, Optional<String> wanted) {
        SigningKey key = parsed(text);
        wanted.filter(name -> !name.equals(key.verifier().name())).ifPresent(name -> {
            throw new CannotStart(
                    "The witness in %s is named %s and never changes its name: leave MUSTER_WITNESS_NAME out, or choose another folder for %s with MUSTER_WITNESS_DATA."
                            .formatted(folder.path(), key.verifier().name(), name));
        });
        return key;
    }

    private SigningKey parsed(String text) {
        try {
            SigningKey key = SigningKey.parse(text);
            if (key.verifier().holder() == Holder.WITNESS) {
                return key;
            }
            throw new CannotStart("The key in %s is a log's, not a witness's.".formatted(folder.path()));
        } catch (IllegalArgumentException broken) {
            throw new CannotStart("The key in %s cannot be read: %s".formatted(folder.path(), broken.getMessage()));
        }
    }

    private SigningKey make(Optional<String> name) {
        try {
            SigningKey key = SigningKey.generate(name.orElseGet(this::madeUp), Holder.WITNESS, random);
            folder.keeping().keep(FILE, (key.secret() + "\n").getBytes(StandardCharsets.UTF_8));
            return key;
        } catch (IllegalArgumentException wrongName) {
            throw new CannotStart("MUSTER_WITNESS_NAME: " + wrongName.getMessage());
        } catch (IOException e) {
            throw new CannotStart("The key cannot be kept in %s: %s".formatted(folder.path(), e));
        }
    }

    private String madeUp() {
        var bytes = new byte[BYTES_OF_A_NAME];
        random.nextBytes(bytes);
        return "muster.local/witness-" + HexFormat.of().formatHex(bytes);
    }
}
