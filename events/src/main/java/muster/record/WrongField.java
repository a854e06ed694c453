package muster.record;

/** A record refuses the value of one of its fields; {@link Fields} notes it at that field's place. */
public final class WrongField extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;

    public WrongField(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
