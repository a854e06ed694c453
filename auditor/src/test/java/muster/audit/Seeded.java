package muster.audit;

import java.security.SecureRandom;
import java.util.Random;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

/** Keys that the same seed makes again. */
final class Seeded {

    private Seeded() {}

    static SigningKey key(String name, Holder holder, Random random) {
        return SigningKey.generate(name, holder, new SecureRandom() {

            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                random.nextBytes(bytes);
            }
        });
    }
}
