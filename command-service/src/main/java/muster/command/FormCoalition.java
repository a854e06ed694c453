package muster.command;

import java.util.Optional;

import muster.event.CoalitionFormed;
import muster.event.Event;

/** Brings a coalition into being. */
public record FormCoalition(String name, Optional<String> aim) implements Recording {

    @Override
    public Event event() {
        return new CoalitionFormed(name, aim);
    }
}
