package muster.event;

/**
 * What was said or done, one record for each of the events of domain.md §2; its components are the event's own fields.
 * Events never validate business rules: history cannot be refused.
 */
public sealed interface Event
        permits AboutStatement,
                ByParticipant,
                CoalitionFormed,
                CollectiveClaimRecorded,
                ConditionEvent,
                HeadquartersDesignated,
                MeetingEvent {

    /** The event's name in domain.md, {@code TroopsPledged}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
