package muster.handling;

/** A command lost race after race against others that look at the same tags; nothing was recorded. */
public final class Contended extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Contended() {
        super("Other commands about the same things came first, again and again. It is safe to send this one again.");
    }
}
