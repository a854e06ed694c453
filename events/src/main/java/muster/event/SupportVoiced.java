package muster.event;

import java.util.List;

/** In favour of the undertaking, nothing promised of its own. */
public record SupportVoiced(Participant participant, List<Kind> kinds) implements KindsEvent {

    public SupportVoiced {
        kinds = List.copyOf(kinds);
    }
}
