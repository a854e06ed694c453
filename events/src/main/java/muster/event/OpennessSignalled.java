package muster.event;

import java.util.List;

/** Would consider contributing. */
public record OpennessSignalled(Participant participant, List<Kind> kinds) implements KindsEvent {

    public OpennessSignalled {
        kinds = List.copyOf(kinds);
    }
}
