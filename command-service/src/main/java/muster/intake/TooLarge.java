package muster.intake;

/** A document is larger than may be sent. */
final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooLarge(String message) {
        super(message);
    }
}
