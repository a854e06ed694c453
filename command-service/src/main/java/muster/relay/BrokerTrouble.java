package muster.relay;

import java.util.concurrent.ExecutionException;

/** Kafka is away, or is not as it should be; the cause is Kafka's own where it gave one. */
final class BrokerTrouble extends RuntimeException {

    BrokerTrouble(String message) {
        super(message);
    }

    private BrokerTrouble(Throwable cause) {
        super("it does not answer as it should: " + cause, cause);
    }

    static BrokerTrouble because(Exception e) {
        return new BrokerTrouble(e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e);
    }
}
