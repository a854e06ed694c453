package muster.record;

/** A record's bytes cannot be understood: not of this form, or of an event or version that is not known. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
        super(message);
    }

    public Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
