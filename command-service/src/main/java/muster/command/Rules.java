package muster.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.AboutStatement;
import muster.event.AnnouncedAt;
import muster.event.ByParticipant;
import muster.event.Coalition;
import muster.event.CoalitionFormed;
import muster.event.DeliveryReported;
import muster.event.Event;
import muster.event.Headcount;
import muster.event.PledgeAmended;
import muster.event.PledgeEvent;
import muster.event.Quantity;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/**
 * The rules of domain.md §2 under "Refused": what cannot be true of the record itself. What is only politically
 * surprising breaks none.
 */
final class Rules {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final Coalition coalition;
    private final Facts facts;
    private final Instant now;
    private final List<Refused> broken = new ArrayList<>();

    private Rules(Coalition coalition, Facts facts, Instant now) {
        this.coalition = coalition;
        this.facts = facts;
        this.now = now;
    }

    /** Every rule that recording this would break, the first of api.md's order first. */
    static List<Refused> brokenBy(
            Event event, Optional<AnnouncedAt> announcedAt, Coalition coalition, Facts facts, Instant now) {
        Rules rules = new Rules(coalition, facts, now);
        rules.judge(event);
        announcedAt.ifPresent(rules::judge);
        return rules.inOrder();
    }

    /** Every rule that this correction would break: naming the statement, and recording the replacement without it. */
    static List<Refused> brokenBy(CorrectStatement correction, Coalition coalition, Facts facts, Instant now) {
        Rules rules = new Rules(coalition, facts, now);
        rules.judgeTarget(correction.statementId(), Rules::isOfItsOwn, Rule.STATEMENT_NOT_CORRECTABLE);
        Replacement replacement = correction.replacement();
        if (facts.isFormedBy(coalition, correction.statementId())
                && !(replacement.command().event() instanceof CoalitionFormed)) {
            rules.breaks(
                    Rule.COALITION_UNKNOWN,
                    "Without this statement there is no coalition %s; only a FormCoalition can correct it."
                            .formatted(coalition));
        }
        rules.broken.addAll(brokenBy(
                replacement.command().event(),
                Optional.of(replacement.announcedAt()),
                coalition,
                facts.without(correction.statementId()),
                now));
        return rules.inOrder();
    }

    private List<Refused> inOrder() {
        return broken.stream().sorted(Comparator.comparing(Refused::rule)).toList();
    }

    private void breaks(Rule rule, String detail) {
        broken.add(new Refused(rule, detail));
    }

    private void judge(Event event) {
        judgeCoalition(event);
        if (event instanceof ByParticipant about && !about.participant().exists()) {
            breaks(
                    Rule.PARTICIPANT_UNKNOWN,
                    "There is no participant %s. Use an assigned code of ISO 3166-1 alpha-2 in upper case (FR, GB, UA), XK, EU, NATO or UN."
                            .formatted(about.participant().code()));
        }
        Name.mentionedBy(coalition, event).ifPresent(name -> judgeName(name, event));
        if (event instanceof AboutStatement about) {
            judgeAbout(about);
        }
        judgeQuantity(event);
    }

    private void judgeCoalition(Event event) {
        boolean formed = facts.isFormed(coalition);
        if (event instanceof CoalitionFormed && formed) {
            breaks(Rule.COALITION_EXISTS, "The coalition %s is formed already.".formatted(coalition));
        } else if (!(event instanceof CoalitionFormed) && !formed) {
            breaks(
                    Rule.COALITION_UNKNOWN,
                    "There is no coalition %s. Form it first, by FormCoalition.".formatted(coalition));
        }
    }

    private void judgeName(Name name, Event event) {
        Optional<Facts.Holder> holder = facts.holder(name);
        boolean takes = Name.heldBy(coalition, event).isPresent();
        if (takes && holder.isPresent()) {
            breaks(
                    exists(name.holds()),
                    "%s is held already by the statement %s. Choose another, or retract or correct that one."
                            .formatted(name.value(), holder.get().statement()));
        } else if (!takes && holder.isEmpty()) {
            breaks(
                    unknown(name.holds()),
                    "No unretracted statement of %s holds %s.".formatted(coalition, name.value()));
        } else if (!takes && event instanceof PledgeEvent pledge && isForeign(pledge, holder)) {
            breaks(
                    Rule.PLEDGE_UNKNOWN,
                    "%s is another participant's pledge, not one of %s.".formatted(name.value(), pledge.participant()));
        }
    }

    private static boolean isForeign(PledgeEvent pledge, Optional<Facts.Holder> holder) {
        return holder.flatMap(Facts.Holder::participant)
                .filter(pledge.participant()::equals)
                .isEmpty();
    }

    private static Rule exists(Name.Holds holds) {
        return switch (holds) {
            case PLEDGE -> Rule.PLEDGE_EXISTS;
            case MEETING -> Rule.MEETING_EXISTS;
            case CLAIM -> Rule.CLAIM_EXISTS;
        };
    }

    /** A claim is spoken of by nothing but itself, so that only a pledge or a meeting can be unknown. */
    private static Rule unknown(Name.Holds holds) {
        return holds == Name.Holds.PLEDGE ? Rule.PLEDGE_UNKNOWN : Rule.MEETING_UNKNOWN;
    }

    private void judgeAbout(AboutStatement about) {
        switch (about) {
            case StatementCorroborated _, StatementDisputed _ ->
                judgeTarget(about.statementId(), Rules::isOfItsOwn, Rule.STATEMENT_NOT_CORRECTABLE);
            case StatementRetracted _ ->
                judgeTarget(about.statementId(), Rules::isRetractable, Rule.STATEMENT_NOT_RETRACTABLE);
        }
    }

    private interface Suits {
        boolean test(Event event);
    }

    /** Whether the event states something itself, rather than speaking of another statement. */
    private static boolean isOfItsOwn(Event event) {
        return !(event instanceof AboutStatement);
    }

    private static boolean isRetractable(Event event) {
        return !(event instanceof StatementRetracted) && !(event instanceof CoalitionFormed);
    }

    private void judgeTarget(UUID id, Suits suits, Rule unsuitable) {
        Optional<Facts.Target> target = facts.statement(coalition, id);
        if (target.isEmpty()) {
            breaks(Rule.STATEMENT_UNKNOWN, "No statement of %s has the id %s.".formatted(coalition, id));
            return;
        }
        if (target.get().retracted()) {
            breaks(Rule.STATEMENT_RETRACTED, "The statement %s is retracted already.".formatted(id));
        }
        if (!suits.test(target.get().event())) {
            breaks(unsuitable, unsuitableDetail(unsuitable, target.get().event().type()));
        }
    }

    private static String unsuitableDetail(Rule rule, String event) {
        return rule == Rule.STATEMENT_NOT_RETRACTABLE
                ? "A %s cannot be retracted%s."
                        .formatted(
                                event, event.equals("CoalitionFormed") ? "; correct it by another FormCoalition" : "")
                : "A %s is itself about another statement and can be neither corrected, disputed nor corroborated."
                        .formatted(event);
    }

    private void judge(AnnouncedAt announcedAt) {
        if (announcedAt.point().isAfter(now.plus(CLOCK_DIFFERENCE))) {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            breaks(
                    Rule.ANNOUNCED_IN_FUTURE,
                    "%s counts as %s, which is still to come. For something said by today, give [..%s]."
                            .formatted(announcedAt.text(), announcedAt.point(), today));
        }
    }

    private void judgeQuantity(Event event) {
        boolean contradictory = switch (event) {
            case TroopsPledged pledge -> isContradictory(pledge.headcount());
            case SupportPledged pledge -> isImpossible(pledge.quantity());
            case PledgeAmended change ->
                isContradictory(change.headcount().set())
                        || isImpossible(change.quantity().set());
            case DeliveryReported report -> isImpossible(report.quantity());
            default -> false;
        };
        if (contradictory) {
            breaks(Rule.QUANTITY_CONTRADICTORY, "min and max must not be negative, and min not above max.");
        }
    }

    private static boolean isContradictory(Optional<Headcount> headcount) {
        return headcount.filter(Headcount::isContradictory).isPresent();
    }

    private static boolean isImpossible(Optional<Quantity> quantity) {
        return quantity.filter(Quantity::isContradictory).isPresent();
    }
}
