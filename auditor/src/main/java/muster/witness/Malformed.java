package muster.witness;

/** A request is not written as tlog-witness wants it. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;

    Malformed(String why) {
        super(why);
        this.why = why;
    }

    /** What is wrong, in a sentence. */
    String why() {
        return why;
    }
}
