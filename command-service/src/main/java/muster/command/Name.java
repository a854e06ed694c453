package muster.command;

import java.util.Optional;

import muster.event.ClaimId;
import muster.event.Coalition;
import muster.event.CollectiveClaimRecorded;
import muster.event.Event;
import muster.event.MeetingConvened;
import muster.event.MeetingEvent;
import muster.event.MeetingId;
import muster.event.PledgeEvent;
import muster.event.PledgeId;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/** A name that one unretracted statement of a coalition holds at a time: of a pledge, a meeting or a claim. */
public record Name(Holds holds, Coalition coalition, String value) {

    /** What a name stands for. */
    public enum Holds {
        PLEDGE,
        MEETING,
        CLAIM
    }

    public static Name of(Coalition coalition, PledgeId pledge) {
        return new Name(Holds.PLEDGE, coalition, pledge.value());
    }

    public static Name of(Coalition coalition, MeetingId meeting) {
        return new Name(Holds.MEETING, coalition, meeting.value());
    }

    public static Name of(Coalition coalition, ClaimId claim) {
        return new Name(Holds.CLAIM, coalition, claim.value());
    }

    /** The name that this event takes for itself, if it takes one. */
    public static Optional<Name> heldBy(Coalition coalition, Event event) {
        return switch (event) {
            case TroopsPledged pledge -> Optional.of(of(coalition, pledge.pledgeId()));
            case SupportPledged pledge -> Optional.of(of(coalition, pledge.pledgeId()));
            case MeetingConvened meeting -> Optional.of(of(coalition, meeting.meetingId()));
            case CollectiveClaimRecorded claim -> Optional.of(of(coalition, claim.claimId()));
            default -> Optional.empty();
        };
    }

    /** The name that this event takes or speaks of. */
    public static Optional<Name> mentionedBy(Coalition coalition, Event event) {
        return switch (event) {
            case PledgeEvent pledge -> Optional.of(of(coalition, pledge.pledgeId()));
            case MeetingEvent meeting -> Optional.of(of(coalition, meeting.meetingId()));
            case CollectiveClaimRecorded claim -> Optional.of(of(coalition, claim.claimId()));
            default -> Optional.empty();
        };
    }
}
