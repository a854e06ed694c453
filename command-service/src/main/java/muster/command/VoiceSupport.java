package muster.command;

import java.util.List;

import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.SupportVoiced;

/** In favour of the undertaking, nothing promised. */
public record VoiceSupport(Participant participant, List<Kind> kinds) implements Recording {

    public VoiceSupport {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new SupportVoiced(participant, kinds);
    }
}
