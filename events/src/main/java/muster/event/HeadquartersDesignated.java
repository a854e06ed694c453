package muster.event;

import java.time.LocalDate;
import java.util.Optional;

/** A place was made the headquarters, now or for a time to come. */
public record HeadquartersDesignated(String place, Optional<LocalDate> from, Optional<LocalDate> until)
        implements Event {}
