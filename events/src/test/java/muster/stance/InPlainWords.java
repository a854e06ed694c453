package muster.stance;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import muster.event.Condition;
import muster.event.Grade;
import muster.event.Headcount;
import muster.event.Quantity;
import muster.event.Reliability;
import muster.naive.Answer;

/** The answers of this package as those of {@code muster.naive}, to lay them side by side. */
final class InPlainWords {

    private InPlainWords() {}

    static Answer.Standing standing(Standing standing, Question question) {
        return new Answer.Standing(
                standing.cell().participant().code(),
                standing.cell().kind().name(),
                standing.stance().name(),
                Optional.of(standing.restsOn().id().toString()),
                standing.contested(),
                standing.support(),
                standing.grade().map(InPlainWords::grade).orElse("--"),
                standing.late(),
                question.at().map(standing::staleDays),
                standing.pledges().stream()
                        .map(pledge -> pledge(pledge, standing.met()))
                        .sorted(Comparator.comparing(Answer.Pledge::pledgeId))
                        .toList());
    }

    private static String grade(Grade grade) {
        return grade.reliability().map(Reliability::name).orElse("-")
                + grade.credibility().map(it -> "" + it.degree()).orElse("-");
    }

    private static Answer.Pledge pledge(OpenPledge pledge, Set<Condition> met) {
        return new Answer.Pledge(
                pledge.pledgeId().value(),
                range(
                        pledge.headcount().flatMap(Headcount::min).map(BigDecimal::valueOf),
                        pledge.headcount().flatMap(Headcount::max).map(BigDecimal::valueOf)),
                range(
                        pledge.quantity().flatMap(Quantity::min),
                        pledge.quantity().flatMap(Quantity::max)),
                words(pledge.conditions().unmet(met)),
                pledge.delivery().name());
    }

    private static String range(Optional<BigDecimal> min, Optional<BigDecimal> max) {
        return text(min) + ".." + text(max);
    }

    private static String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("-");
    }

    static Answer.Period period(Period period) {
        return new Answer.Period(
                period.stance().name(),
                period.from(),
                period.until(),
                period.because().id().toString());
    }

    static Answer.Claim claim(Claim claim) {
        return new Answer.Claim(
                claim.said().id().toString(),
                claim.claim().claimId().value(),
                List.copyOf(words(claim.identified())),
                boxed(claim.gap()),
                claim.support());
    }

    static Answer.Change change(Consequence.Changed changed) {
        return new Answer.Change(
                changed.cell().participant().code(),
                changed.cell().kind().name(),
                changed.before().name(),
                changed.after().name(),
                changed.direction().name(),
                changed.cause().name());
    }

    static Answer.Revision revision(Consequence.Revised revised) {
        return new Answer.Revision(
                revised.cell().participant().code(),
                revised.cell().kind().name(),
                revised.before().stream().map(InPlainWords::period).toList(),
                revised.after().stream().map(InPlainWords::period).toList());
    }

    /** Each as its text, sorted. */
    static Set<String> words(Collection<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
