package muster.event;

/** A condition no longer holds. */
public record ConditionLapsed(Condition condition) implements ConditionEvent {}
