package muster.audit;

/** What was handed over cannot be a log, or not the one that was meant: a finding, which ends what was begun. */
final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1;

    Contradiction(String message) {
        super(message);
    }

    Contradiction(String message, Throwable cause) {
        super(message, cause);
    }
}
