package muster.event;

/** A condition came about; pledges that wait for it may fall due. */
public record ConditionMet(Condition condition) implements ConditionEvent {}
