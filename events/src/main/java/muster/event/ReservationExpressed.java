package muster.event;

import java.util.List;
import java.util.Optional;

/** Has reservations. */
public record ReservationExpressed(Participant participant, List<Kind> kinds, Optional<String> reason)
        implements KindsEvent {

    public ReservationExpressed {
        kinds = List.copyOf(kinds);
    }
}
