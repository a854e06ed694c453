package muster.baddays;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The judgement can fail: for everything that it looks at there is a log that is wrong in that alone. */
class JudgementTest {

    private static final Instant START = Instant.parse("2025-09-04T10:00:00Z");
    private static final String COALITION = "judged";

    private final List<Row> rows = new ArrayList<>();
    private final List<byte[]> lines = new ArrayList<>();
    private final Set<Long> tagged = new HashSet<>();
    private final List<Message> messages = new ArrayList<>();
    private final Ledger ledger = new Ledger();

    JudgementTest() {
        record("CoalitionFormed", "");
        record("TroopsPledged", pledge("FR", "one"));
        record("PledgeAmended", pledge("FR", "one"));
    }

    private static String pledge(String participant, String id) {
        return "\"participant\":\"%s\",\"pledgeId\":\"%s\"".formatted(participant, id);
    }

    private UUID record(String type, String data) {
        return record(UUID.randomUUID(), type, data);
    }

    /** A record with everything that belongs to it; returns its id. */
    private UUID record(UUID command, String type, String data) {
        var id = UUID.randomUUID();
        long position = rows.size() + 1L;
        var time = START.plusSeconds(position);
        var bytes =
                "{\"position\":\"%d\",\"id\":\"%s\",\"commandid\":\"%s\",\"coalition\":\"%s\",\"type\":\"muster.%s.v1\",\"time\":\"%s\",\"data\":{%s}}"
                        .formatted(position, id, command, COALITION, type, time, data)
                        .getBytes(UTF_8);
        rows.add(new Row(position, id, COALITION, type, time, bytes, leaf(bytes)));
        lines.add(bytes);
        if (Judgement.TAGGED.contains(type)) {
            tagged.add(position);
        }
        messages.add(new Message(3, COALITION, bytes));
        ledger.send(command);
        ledger.acknowledge(command, new Receipt(position, List.of(id)));
        return id;
    }

    private static byte[] leaf(byte[] record) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(record);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> findings() {
        return Judgement.of(new Seen(rows, lines, tagged, messages), List.of(ledger));
    }

    private void finds(String what) {
        assertThat(findings()).anySatisfy(finding -> assertThat(finding).contains(what));
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void anAcknowledgedRecordThatIsLostIsFound() {
        rows.removeLast();
        lines.removeLast();
        finds("is recorded 0 times");
    }

    @Test
    void aCommandThatIsRecordedTwiceIsFound() {
        var command = ledger.acknowledged().keySet().iterator().next();
        record(UUID.randomUUID(), "SupportVoiced", "");
        record(command, "SupportVoiced", "");
        finds("is recorded 2 times");
        finds("is recorded at several places");
    }

    @Test
    void anAcknowledgementOfAnotherPositionIsFound() {
        var command = UUID.randomUUID();
        record(command, "SupportVoiced", "");
        ledger.acknowledge(command, new Receipt(17, List.of()));
        finds("was acknowledged as");
    }

    @Test
    void anAcknowledgementOfAnotherEventIsFound() {
        var command = UUID.randomUUID();
        record(command, "SupportVoiced", "");
        ledger.acknowledge(command, new Receipt(4, List.of(UUID.randomUUID())));
        finds("was acknowledged as");
    }

    @Test
    void aRefusalOfWhatIsRecordedIsFound() {
        var command = UUID.randomUUID();
        record(command, "SupportVoiced", "");
        ledger.refuse(command, "pledge-exists");
        finds("was refused and is recorded");
    }

    @Test
    void aRecordThatNobodySentAndAnOrderWithoutAnswerAreFound() {
        assertThat(Judgement.of(new Seen(rows, lines, tagged, messages), List.of(new Ledger())))
                .anySatisfy(finding -> assertThat(finding).contains("nobody has sent"));
        ledger.send(UUID.randomUUID());
        finds("without an answer");
    }

    @Test
    void whatAClientShouldNotHaveBeenToldIsFound() {
        ledger.complain("500 and a stack trace");
        finds("500 and a stack trace");
    }

    @Test
    void aGapIsFound() {
        rows.remove(1);
        lines.remove(1);
        finds("position 3 is in place 2");
    }

    @Test
    void timeThatGoesBackIsFound() {
        var last = rows.removeLast();
        rows.add(new Row(3, last.id(), COALITION, last.type(), START, last.record(), last.leaf()));
        finds("position 3 is older than the one before");
        finds("has another time than its row");
    }

    @Test
    void aLineThatDiffersFromItsRowIsFound() {
        lines.set(1, new String(lines.get(1), UTF_8).replace("FR", "GB").getBytes(UTF_8));
        finds("row and line differ at 2");
    }

    @Test
    void aLeafThatIsNotTheHashIsFound() {
        rows.get(2).leaf()[7] ^= 1;
        finds("the leaf is not the record's hash at 3");
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        var second = rows.get(1);
        var third = rows.get(2);
        rows.set(1, new Row(2, third.id(), COALITION, third.type(), START, third.record(), third.leaf()));
        rows.set(2, new Row(3, second.id(), COALITION, second.type(), START, second.record(), second.leaf()));
        Collections.swap(lines, 1, 2);
        finds("the record at 2 says that it is at 3");
    }

    @Test
    void aTagThatLeadsNowhereAndARecordWithoutTagAreFound() {
        tagged.add(9L);
        tagged.remove(1L);
        finds("[1, 9]");
    }

    @Test
    void decisionsThatTheRulesForbidAreFound() {
        record("TroopsPledged", pledge("GB", "one"));
        record("PledgeAmended", pledge("DE", "one"));
        record("StatementRetracted", "\"statementId\":\"%s\"".formatted(UUID.randomUUID()));
        finds("position 4 takes the name judged/one, which is held");
        finds("position 5 amends judged/one");
        finds("position 6 retracts");
    }

    @Test
    void aNameThatARetractionFreedMayBeTakenAgain() {
        var pledge = record("TroopsPledged", pledge("GB", "two"));
        record("StatementRetracted", "\"statementId\":\"%s\"".formatted(pledge));
        record("TroopsPledged", pledge("DE", "two"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatTheTopicLacksOrHasInAnotherOrderIsFound() {
        var second = messages.remove(1);
        finds("position 2 is not in the topic");
        messages.add(second);
        finds("partition 3 has 3 before 2");
    }

    @Test
    void whatTheTopicHasTwiceIsFineUnlessItDiffers() {
        messages.add(messages.getFirst());
        assertThat(findings()).isEmpty();
        messages.add(new Message(
                3, "other", new String(lines.get(1), UTF_8).replace("FR", "GB").getBytes(UTF_8)));
        finds("the topic has other bytes at 2");
        finds("the topic has another key at 2");
    }

    @Test
    void whatTheTopicHasInTwoPartitionsOrTheLogDoesNotHoldIsFound() {
        messages.add(new Message(4, COALITION, lines.getLast()));
        finds("3 is in more than one partition");
        rows.removeLast();
        lines.removeLast();
        finds("the topic holds 3, which is not in the log");
    }
}
