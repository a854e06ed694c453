package muster.stance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import muster.event.CollectiveClaimRecorded;
import muster.event.Participant;

/**
 * A collective claim, and who of it was identified as time went by.
 *
 * @param stretches of valid time, as long as they can be, from when the claim became visible
 */
public record ClaimCourse(Said said, CollectiveClaimRecorded claim, List<Stretch> stretches) {

    public ClaimCourse {
        stretches = List.copyOf(stretches);
    }

    /**
     * A stretch of valid time in which the same participants are identified.
     *
     * @param until exclusive; none while it lasts
     * @param identified sorted
     * @param gap how many of the count are not identified; none without a count
     * @param because of each who came or went at its beginning, the statement that made it so; in the first stretch, of
     *     all who are identified
     */
    public record Stretch(
            Instant from,
            Optional<Instant> until,
            List<Participant> identified,
            OptionalLong gap,
            Map<Participant, Said> because) {

        public Stretch {
            identified = List.copyOf(identified);
            because = Map.copyOf(because);
        }

        Stretch endingAt(Instant end) {
            return new Stretch(from, Optional.of(end), identified, gap, because);
        }
    }
}
