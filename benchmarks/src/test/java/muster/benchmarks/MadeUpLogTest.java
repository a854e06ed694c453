package muster.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import muster.event.Coalition;
import muster.event.Kind;
import muster.event.Recorded;
import muster.record.EventTypes;
import muster.record.RecordFormat;
import muster.stance.Known;
import muster.stance.Question;
import muster.stance.Stance;

import static org.assertj.core.api.Assertions.assertThat;

class MadeUpLogTest {

    private static final List<Recorded> SHORT = recordsOf(new MadeUpLog(5_000));
    private static final List<Recorded> LONGER = recordsOf(new MadeUpLog(15_000));

    private static List<Recorded> recordsOf(MadeUpLog log) {
        var records = new ArrayList<Recorded>();
        log.forEach(records::add);
        return records;
    }

    private static List<Recorded> of(Coalition coalition, List<Recorded> records) {
        return records.stream()
                .filter(record -> record.coalition().equals(coalition))
                .toList();
    }

    @Test
    void positionsRunWithoutAGapAndEveryCoalitionIsWhole() {
        assertThat(LONGER)
                .extracting(Recorded::position)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 15_000).mapToObj(Long::valueOf).toList());
        assertThat(LONGER.stream().collect(Collectors.groupingBy(Recorded::coalition, Collectors.counting())))
                .hasSize(3)
                .allSatisfy((_, records) -> assertThat(records).isEqualTo(5_000));
    }

    @Test
    void theCoalitionThatIsAskedAboutIsTheSameInEveryLog() {
        assertThat(of(MadeUpLog.ASKED, LONGER))
                .extracting(Recorded::statement)
                .containsExactlyElementsOf(
                        SHORT.stream().map(Recorded::statement).toList());
        assertThat(of(MadeUpLog.ASKED, LONGER))
                .extracting(Recorded::id)
                .containsExactlyElementsOf(SHORT.stream().map(Recorded::id).toList());
    }

    @Test
    void nearlyEveryParticipantStandsSomewhereOnEveryKindAndEveryStanceIsTaken() {
        var standings = Known.at(5_000, SHORT).standings(Question.LATEST);

        assertThat(standings).hasSizeGreaterThan(9 * 40 * Kind.values().length / 10);
        assertThat(standings.stream().map(standing -> standing.stance()).collect(Collectors.toSet()))
                .containsAll(List.of(Stance.values()).subList(0, 4))
                .contains(Stance.CONSIDERING, Stance.PLEDGED_CONDITIONALLY, Stance.PLEDGED, Stance.DELIVERING);
    }

    @Test
    void itHasCorrectionsDisputesClaimsAndEveryWordAboutAPledge() {
        assertThat(SHORT.stream().map(record -> record.event().type()).collect(Collectors.toSet()))
                .isSubsetOf(EventTypes.byName().keySet())
                .contains(
                        "PledgeAmended",
                        "PledgeReaffirmed",
                        "PledgeWithdrawn",
                        "DeliveryReported",
                        "StatementCorroborated",
                        "StatementDisputed",
                        "StatementRetracted",
                        "CollectiveClaimRecorded",
                        "ConditionMet",
                        "ConditionLapsed");
        assertThat(SHORT.stream().map(record -> record.statement().corrects()).filter(Optional::isPresent))
                .hasSizeGreaterThan(50);
    }

    @Test
    void itsRecordsCanBeWrittenAndRead() {
        var format = new RecordFormat();
        assertThat(SHORT)
                .allSatisfy(record -> assertThat(format.read(format.write(record, Store.ORIGIN)))
                        .isEqualTo(record));
    }
}
