package muster.audit;

/** What was asked for cannot be done as it was asked; the message says what would be right. */
final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misuse(String message) {
        super(message);
    }
}
