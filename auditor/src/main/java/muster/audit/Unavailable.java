package muster.audit;

/** It could not be checked: what is needed for that cannot be had. The message says what to do. */
final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
