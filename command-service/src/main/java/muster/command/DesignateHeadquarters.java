package muster.command;

import java.time.LocalDate;
import java.util.Optional;

import muster.event.Event;
import muster.event.HeadquartersDesignated;
import muster.record.WrongField;

/** Makes a place the headquarters. */
public record DesignateHeadquarters(String place, Optional<LocalDate> from, Optional<LocalDate> until)
        implements Recording {

    public DesignateHeadquarters {
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new WrongField("until", "must not be before from");
        }
    }

    @Override
    public Event event() {
        return new HeadquartersDesignated(place, from, until);
    }
}
