package muster.command;

/** A well-formed command breaks a rule; nothing was recorded. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Rule rule;

    public Refused(Rule rule, String detail) {
        super(detail, null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    /** What is wrong and what to do, for a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
