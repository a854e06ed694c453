package muster.command;

import muster.event.Condition;
import muster.event.ConditionLapsed;
import muster.event.Event;

/** Tells that a condition no longer holds. */
public record DeclareConditionLapsed(Condition condition) implements Recording {

    @Override
    public Event event() {
        return new ConditionLapsed(condition);
    }
}
