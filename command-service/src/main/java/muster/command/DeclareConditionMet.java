package muster.command;

import muster.event.Condition;
import muster.event.ConditionMet;
import muster.event.Event;

/** Tells that a condition came about. */
public record DeclareConditionMet(Condition condition) implements Recording {

    @Override
    public Event event() {
        return new ConditionMet(condition);
    }
}
