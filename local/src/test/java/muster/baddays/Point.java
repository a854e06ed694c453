package muster.baddays;

/** A moment on the way of a command, at which a {@link Gate} can hold it. */
enum Point {
    BEFORE_INSERT("create trigger bad_day before insert on log for each statement execute function wait_at_gate()"),

    BEFORE_COMMIT("create constraint trigger bad_day after insert on log deferrable initially deferred"
            + " for each row execute function wait_at_gate()"),

    /** Let through the gate of the commit, with nobody to carry the answer. */
    AFTER_COMMIT_BEFORE_ANSWER(BEFORE_COMMIT.trigger),

    AFTER_SEND_BEFORE_CURSOR("create trigger bad_day before insert or update on relay_cursor"
            + " for each statement execute function wait_at_gate()");

    private final String trigger;

    Point(String trigger) {
        this.trigger = trigger;
    }

    String trigger() {
        return trigger;
    }
}
