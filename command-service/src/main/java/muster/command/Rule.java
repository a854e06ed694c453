package muster.command;

import java.util.Locale;

/** Why a well-formed command is refused; where several apply, the first in this order is named (api.md). */
public enum Rule {
    COMMAND_ID_REUSED,
    COALITION_UNKNOWN,
    COALITION_EXISTS,
    PARTICIPANT_UNKNOWN,
    PLEDGE_EXISTS,
    PLEDGE_UNKNOWN,
    MEETING_EXISTS,
    MEETING_UNKNOWN,
    CLAIM_EXISTS,
    STATEMENT_UNKNOWN,
    STATEMENT_RETRACTED,
    STATEMENT_NOT_RETRACTABLE,
    STATEMENT_NOT_CORRECTABLE,
    ANNOUNCED_IN_FUTURE,
    QUANTITY_CONTRADICTORY;

    /** The rule's stable name on the wire, {@code pledge-exists}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
