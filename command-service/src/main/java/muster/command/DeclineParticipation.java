package muster.command;

import java.util.List;
import java.util.Optional;

import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.ParticipationDeclined;

/** Will not contribute itself. */
public record DeclineParticipation(Participant participant, List<Kind> kinds, Optional<String> reason)
        implements Recording {

    public DeclineParticipation {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new ParticipationDeclined(participant, kinds, reason);
    }
}
