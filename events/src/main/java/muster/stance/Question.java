package muster.stance;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import muster.event.Condition;

/**
 * What is asked of the statements known: as at which valid time, and under which what-ifs.
 *
 * @param at the valid time; none means without bound
 * @param assume conditions that count as met throughout
 */
public record Question(Optional<Instant> at, Set<Condition> assume, Press press) {

    /** The latest, with all evidence and nothing assumed. */
    public static final Question LATEST = new Question(Optional.empty(), Set.of(), Press.ANY);

    public Question {
        assume = Set.copyOf(assume);
    }

    /** The same question as at another valid time. */
    public Question at(Instant moment) {
        return new Question(Optional.of(moment), assume, press);
    }

    boolean includes(Instant point) {
        return at.isEmpty() || !point.isAfter(at.get());
    }
}
