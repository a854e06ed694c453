package muster.command;

import java.util.List;
import java.util.Optional;

import muster.event.Event;
import muster.event.Kind;
import muster.event.OppositionVoiced;
import muster.event.Participant;

/** Is against the undertaking as such. */
public record VoiceOpposition(Participant participant, List<Kind> kinds, Optional<String> reason) implements Recording {

    public VoiceOpposition {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new OppositionVoiced(participant, kinds, reason);
    }
}
