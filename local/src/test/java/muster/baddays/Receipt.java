package muster.baddays;

import java.util.List;
import java.util.UUID;

/** What an acknowledgement promises: the position of the command's last event, and, where it says, the events' ids. */
record Receipt(long position, List<UUID> events) {

    Receipt {
        events = List.copyOf(events);
    }

    boolean contradicts(Receipt other) {
        return position != other.position
                || (!events.isEmpty() && !other.events.isEmpty() && !events.equals(other.events));
    }

    /** The one of the two that says more. */
    Receipt or(Receipt other) {
        return events.isEmpty() ? other : this;
    }
}
