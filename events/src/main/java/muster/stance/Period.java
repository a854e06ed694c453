package muster.stance;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of valid time with one stance, as long as it can be.
 *
 * @param until exclusive; none while it lasts
 * @param because the last statement at its beginning that changed the stance
 */
public record Period(Stance stance, Instant from, Optional<Instant> until, Said because) {

    Period endingAt(Instant end) {
        return new Period(stance, from, Optional.of(end), because);
    }
}
