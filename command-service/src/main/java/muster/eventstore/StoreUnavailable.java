package muster.eventstore;

/**
 * The store is away, full or too slow. An append that fails with it was not recorded, unless the message says that its
 * outcome is unknown; repeating the command with its id is right in both cases.
 */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
