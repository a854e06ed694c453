package muster.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of what there is to say of a coalition, for its table.
 *
 * @param fact {@code name}, {@code aim}, {@code lead}, {@code headquarters}, {@code member}, {@code condition} or
 *     {@code dispute}
 * @param text the name, the aim, the place, the condition or the counterclaim; of a lead the person
 * @param met of a condition alone
 * @param because the statement that it follows from
 */
record CoalitionFact(
        String fact,
        Optional<String> participant,
        Optional<String> text,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<Boolean> met,
        Optional<String> announcedAt,
        Optional<String> because) {

    static List<CoalitionFact> of(CoalitionPage page) {
        return Stream.of(
                        page.name().stream().map(name -> plain("name", name)),
                        page.aim().stream().map(aim -> plain("aim", aim)),
                        page.leads().stream().map(CoalitionFact::lead),
                        page.headquarters().stream().map(CoalitionFact::seat),
                        page.memberships().stream().map(CoalitionFact::member),
                        page.conditions().stream().map(CoalitionFact::condition),
                        page.disputes().stream().map(CoalitionFact::dispute))
                .flatMap(facts -> facts)
                .toList();
    }

    private static CoalitionFact plain(String fact, String text) {
        return said(fact, Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
    }

    private static CoalitionFact lead(CoalitionPage.Lead lead) {
        return said(
                "lead",
                Optional.of(lead.participant()),
                lead.person(),
                lead.announcedAt(),
                Optional.of(lead.because()));
    }

    private static CoalitionFact member(CoalitionPage.Membership member) {
        return said(
                "member",
                Optional.of(member.participant()),
                Optional.empty(),
                member.announcedAt(),
                Optional.of(member.because()));
    }

    private static CoalitionFact dispute(CoalitionPage.Dispute dispute) {
        return said(
                "dispute",
                Optional.empty(),
                Optional.of(dispute.counterclaim()),
                dispute.announcedAt(),
                Optional.of(dispute.disputeId()));
    }

    private static CoalitionFact said(
            String fact,
            Optional<String> participant,
            Optional<String> text,
            Optional<String> announcedAt,
            Optional<String> because) {
        return new CoalitionFact(
                fact, participant, text, Optional.empty(), Optional.empty(), Optional.empty(), announcedAt, because);
    }

    private static CoalitionFact seat(CoalitionPage.Headquarters seat) {
        return new CoalitionFact(
                "headquarters",
                Optional.empty(),
                Optional.of(seat.place()),
                seat.from(),
                seat.until(),
                Optional.empty(),
                seat.announcedAt(),
                Optional.of(seat.because()));
    }

    private static CoalitionFact condition(CoalitionPage.Waited waited) {
        return new CoalitionFact(
                "condition",
                Optional.empty(),
                Optional.of(waited.condition()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(waited.met()),
                Optional.empty(),
                waited.because());
    }
}
