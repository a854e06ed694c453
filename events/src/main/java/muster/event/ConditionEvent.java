package muster.event;

/** A condition was declared met or lapsed. */
public sealed interface ConditionEvent extends Event permits ConditionMet, ConditionLapsed {

    Condition condition();
}
