package muster.gate;

/** What was sent belongs to a coalition for which its sender has no role. */
public final class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private Forbidden(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    /** To record for it takes a role that the caller does not have. */
    public static Forbidden toRecord(String coalition) {
        return new Forbidden(Refusal.forbidden("the role recorder for the coalition " + coalition));
    }

    /** To read of it takes a role that the caller does not have. */
    public static Forbidden toRead(String coalition) {
        return new Forbidden(Refusal.forbidden("a role for the coalition " + coalition));
    }

    public Refusal refusal() {
        return refusal;
    }
}
