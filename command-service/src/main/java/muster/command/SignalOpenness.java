package muster.command;

import java.util.List;

import muster.event.Event;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.Participant;

/** Would consider contributing. */
public record SignalOpenness(Participant participant, List<Kind> kinds) implements Recording {

    public SignalOpenness {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new OpennessSignalled(participant, kinds);
    }
}
