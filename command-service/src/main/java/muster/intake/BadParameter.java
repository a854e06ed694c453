package muster.intake;

/** A parameter of the address is not one that is taken, or has no value that it can have. */
final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadParameter(String message) {
        super(message);
    }
}
