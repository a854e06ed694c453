package muster.event;

import java.util.Optional;

/** The coalition came into being; everything else in it follows. */
public record CoalitionFormed(String name, Optional<String> aim) implements Event {}
