package muster.stance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import muster.event.AboutStatement;
import muster.event.AttendanceRecorded;
import muster.event.CoalitionFormed;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.ConditionEvent;
import muster.event.DeliveryReported;
import muster.event.HeadquartersDesignated;
import muster.event.LeadAppointed;
import muster.event.MeetingCancelled;
import muster.event.MeetingConvened;
import muster.event.MeetingHeld;
import muster.event.OpennessSignalled;
import muster.event.OppositionVoiced;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.ParticipationDeclined;
import muster.event.PledgeAmended;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;
import muster.event.PledgeWithdrawn;
import muster.event.ReservationExpressed;
import muster.event.SupportPledged;
import muster.event.SupportVoiced;
import muster.event.TroopsPledged;

/**
 * The fold of domain.md §3 for one participant and kind, a statement at a time in the order. It neither refuses nor logs:
 * a weaker word does not undo a stronger deed, and what has no effect has none.
 */
final class Fold {

    /** What the participant will do itself. */
    private enum Own {
        NONE,
        OPENNESS,
        PLEDGE,
        WITHDRAWAL,
        RESERVATION,
        DECLINE
    }

    /** What the participant thinks of the undertaking. */
    private enum View {
        NONE,
        FOR,
        AGAINST
    }

    private final Map<PledgeId, OpenPledge> open = new LinkedHashMap<>();
    private Own own = Own.NONE;
    private View view = View.NONE;
    private @Nullable Said ownBy;
    private @Nullable Said viewBy;

    void apply(Said said) {
        switch (said.event()) {
            case SupportVoiced _ -> view(View.FOR, said);
            case OppositionVoiced _ -> oppose(said);
            case OpennessSignalled _ -> {
                own(open.isEmpty() ? Own.OPENNESS : Own.PLEDGE, said);
                soften();
            }
            case TroopsPledged pledge -> pledge(OpenPledge.of(pledge), said);
            case SupportPledged pledge -> pledge(OpenPledge.of(pledge), said);
            case PledgeAmended change -> ifOpen(change.pledgeId(), pledge -> pledge.amended(change), said);
            case PledgeReaffirmed again -> ifOpen(again.pledgeId(), pledge -> pledge, said);
            case DeliveryReported report ->
                ifOpen(report.pledgeId(), pledge -> pledge.delivered(report.complete()), said);
            case PledgeWithdrawn withdrawal -> withdraw(withdrawal.pledgeId(), said);
            case ReservationExpressed _ -> reserve(said);
            case ParticipationDeclined _ -> {
                open.clear();
                own(Own.DECLINE, said);
            }
            case ConditionEvent _,
                    CoalitionFormed _,
                    ParticipantJoined _,
                    ParticipantLeft _,
                    LeadAppointed _,
                    HeadquartersDesignated _,
                    MeetingConvened _,
                    MeetingHeld _,
                    MeetingCancelled _,
                    AttendanceRecorded _,
                    CollectiveClaimRecorded _,
                    AboutStatement _ -> {}
        }
    }

    private void own(Own now, Said by) {
        own = now;
        ownBy = by;
    }

    private void view(View now, Said by) {
        view = now;
        viewBy = by;
    }

    /** Who would contribute is not against any more. */
    private void soften() {
        if (view == View.AGAINST) {
            view = View.NONE;
            viewBy = null;
        }
    }

    private void oppose(Said said) {
        view(View.AGAINST, said);
        own = Own.NONE;
        ownBy = null;
        open.clear();
    }

    private void pledge(OpenPledge pledge, Said said) {
        open.put(pledge.pledgeId(), pledge);
        own(Own.PLEDGE, said);
        soften();
    }

    private void ifOpen(PledgeId id, UnaryOperator<OpenPledge> change, Said said) {
        if (open.computeIfPresent(id, (_, pledge) -> change.apply(pledge)) != null) {
            own(Own.PLEDGE, said);
        }
    }

    private void withdraw(PledgeId id, Said said) {
        if (open.remove(id) == null) {
            return;
        }
        if (open.isEmpty()) {
            own(Own.WITHDRAWAL, said);
        } else if (own == Own.PLEDGE) {
            own(Own.PLEDGE, said);
        }
    }

    private void reserve(Said said) {
        if (own != Own.DECLINE && view != View.AGAINST) {
            own(Own.RESERVATION, said);
        }
    }

    /**
     * The stance as the ladder reads it off.
     *
     * @param met the conditions that are met
     */
    Stance stance(Set<Condition> met) {
        if (view == View.AGAINST) {
            return Stance.OPPOSED;
        }
        return switch (own) {
            case DECLINE -> Stance.DECLINED;
            case WITHDRAWAL -> Stance.WITHDRAWN;
            case RESERVATION -> Stance.RESERVED;
            case NONE -> view == View.FOR ? Stance.SUPPORTIVE : Stance.UNDECLARED;
            case OPENNESS -> Stance.CONSIDERING;
            case PLEDGE -> pledged(met);
        };
    }

    private Stance pledged(Set<Condition> met) {
        boolean allDelivered = true;
        boolean anyUnderWay = false;
        boolean anyDue = false;
        for (OpenPledge pledge : open.values()) {
            allDelivered &= pledge.delivery() == Delivery.DELIVERED;
            anyUnderWay |= pledge.delivery() != Delivery.NONE;
            anyDue |= pledge.conditions().hold(met);
        }
        if (allDelivered) {
            return Stance.DELIVERED;
        }
        if (anyUnderWay) {
            return Stance.DELIVERING;
        }
        return anyDue ? Stance.PLEDGED : Stance.PLEDGED_CONDITIONALLY;
    }

    /** Whether conditions can move the stance. */
    boolean waits() {
        return own == Own.PLEDGE;
    }

    /** The statement that the stance rests on; none where it is UNDECLARED. */
    Optional<Said> restsOn() {
        boolean byView = view == View.AGAINST || (own == Own.NONE && view == View.FOR);
        return Optional.ofNullable(byView ? viewBy : ownBy);
    }

    Collection<OpenPledge> open() {
        return open.values();
    }
}
