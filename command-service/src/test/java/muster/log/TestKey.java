package muster.log;

import java.security.SecureRandom;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

/** A key for a log that lasts as long as a test. */
public final class TestKey {

    private TestKey() {}

    public static SigningKey of(String origin) {
        return SigningKey.generate(origin, Holder.LOG, new SecureRandom());
    }
}
