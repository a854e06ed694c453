package muster.command;

import java.util.List;
import java.util.Optional;

import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.ReservationExpressed;

/** Has reservations. */
public record ExpressReservation(Participant participant, List<Kind> kinds, Optional<String> reason)
        implements Recording {

    public ExpressReservation {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new ReservationExpressed(participant, kinds, reason);
    }
}
