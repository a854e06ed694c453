package muster.event;

import java.util.List;
import java.util.Optional;

/** Will not contribute itself. */
public record ParticipationDeclined(Participant participant, List<Kind> kinds, Optional<String> reason)
        implements KindsEvent {

    public ParticipationDeclined {
        kinds = List.copyOf(kinds);
    }
}
