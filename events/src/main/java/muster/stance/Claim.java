package muster.stance;

import java.util.List;
import java.util.OptionalLong;

import muster.event.CollectiveClaimRecorded;
import muster.event.Participant;
import muster.event.Unit;

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

    /** Whether it can speak of this participant: an organisation is no country. */
    static boolean speaksOf(Participant participant, CollectiveClaimRecorded claim) {
        return claim.unit() != Unit.COUNTRIES || !participant.isOrganisation();
    }

    /** How many of its count are not among so many identified. */
    static OptionalLong gap(CollectiveClaimRecorded claim, int identified) {
        return claim.count()
                .map(count -> OptionalLong.of(Math.max(0, count - identified)))
                .orElse(OptionalLong.empty());
    }
}
