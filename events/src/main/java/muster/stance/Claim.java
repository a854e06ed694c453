package muster.stance;

import java.util.List;
import java.util.OptionalLong;

import muster.event.CollectiveClaimRecorded;
import muster.event.Participant;

/**
 * A collective claim and who of it has been identified.
 *
 * @param gap how many of the count are not identified; none without a count
 */
public record Claim(
        Said said,
        CollectiveClaimRecorded claim,
        List<Participant> identified,
        OptionalLong gap,
        int support,
        boolean contested) {

    public Claim {
        identified = List.copyOf(identified);
    }
}
