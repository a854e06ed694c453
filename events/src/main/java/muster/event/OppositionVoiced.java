package muster.event;

import java.util.List;
import java.util.Optional;

/** Against the undertaking as such. */
public record OppositionVoiced(Participant participant, List<Kind> kinds, Optional<String> reason)
        implements KindsEvent {

    public OppositionVoiced {
        kinds = List.copyOf(kinds);
    }
}
