package muster.witness;

/** The witness cannot run as it was asked to; the message says what to do. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }
}
