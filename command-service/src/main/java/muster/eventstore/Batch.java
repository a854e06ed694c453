package muster.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;

import muster.eventstore.Verdict.Accepted;
import muster.eventstore.Verdict.Refused;
import muster.ledger.Leaf;

import static org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException.conflictingEventsDetected;

/** Appends judged one after the other against the store and against those accepted before them in the same batch. */
final class Batch {

    private final Head head;
    private final Instant recordedAt;
    private long position;

    private final List<Row> rows = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();
    private final Set<UUID> commands = new HashSet<>();
    private final Map<String, Long> lastOf = new HashMap<>();

    /** A batch after this head. A clock that was set back must not make record time go backwards. */
    Batch(Head head, Instant now) {
        this.head = head;
        this.recordedAt = now.isAfter(head.recordedAt()) ? now : head.recordedAt();
        this.position = head.position();
    }

    /** What the store says against an append. */
    enum Finding {
        NOTHING,
        CONFLICT,
        COMMAND_RECORDED
    }

    void judge(Pending append, Finding finding) {
        switch (finding) {
            case COMMAND_RECORDED -> refuse(append, alreadyRecorded(append));
            case CONFLICT -> refuse(append, conflict(append));
            case NOTHING -> judgeAmongNeighbours(append);
        }
    }

    private void judgeAmongNeighbours(Pending append) {
        if (append.commandId().filter(commands::contains).isPresent()) {
            refuse(append, alreadyRecorded(append));
        } else if (append.restsOnNothing() || append.premises().stream().anyMatch(this::failsAmongNeighbours)) {
            refuse(append, conflict(append));
        } else {
            encode(append).ifPresent(encoded -> accept(append, encoded));
        }
    }

    private boolean failsAmongNeighbours(Premise premise) {
        long after = premise.upTo().position();
        var fits = premise.fits();
        return fits.isOneTag()
                ? lastOf.getOrDefault(fits.tags().getFirst(), 0L) > after
                : rows.stream()
                        .anyMatch(row -> row.position() > after
                                && fits.fits(
                                        row.draft().name().name(), row.draft().tagTexts()));
    }

    /** The append's rows; nothing where an event of it has no record, which is its own affair. */
    private Optional<List<Row>> encode(Pending append) {
        var encoded = new ArrayList<Row>();
        try {
            for (var draft : append.events()) {
                long next = position + encoded.size() + 1;
                var record = RecordTooLarge.check(draft.record().at(next, recordedAt));
                encoded.add(new Row(next, draft, append.commandId(), record, Leaf.hash(record)));
            }
            return Optional.of(encoded);
        } catch (RuntimeException e) {
            refuse(append, e);
            return Optional.empty();
        }
    }

    private void accept(Pending append, List<Row> encoded) {
        position += encoded.size();
        rows.addAll(encoded);
        append.commandId().ifPresent(commands::add);
        encoded.forEach(row -> row.draft().tagTexts().forEach(tag -> lastOf.put(tag, row.position())));
        append.place().give(position);
        var receipt = new Receipt(encoded.stream().map(this::appended).toList());
        var verdict = new Accepted(append, receipt);
        accepted.add(verdict);
        verdicts.add(verdict);
    }

    private Appended appended(Row row) {
        return new Appended(row.position(), row.draft().id(), row.draft().name().name(), recordedAt);
    }

    private void refuse(Pending append, Throwable reason) {
        append.place().refuse();
        verdicts.add(new Refused(append, reason));
    }

    private static AppendEventsTransactionRejectedException alreadyRecorded(Pending append) {
        return new AppendEventsTransactionRejectedException(
                "command " + append.commandId().orElseThrow() + " is recorded already");
    }

    private static AppendEventsTransactionRejectedException conflict(Pending append) {
        return conflictingEventsDetected(append.condition().consistencyMarker());
    }

    /** The position that this batch begins behind. */
    long head() {
        return head.position();
    }

    /** Where the log ends once this batch is in it. */
    Head newHead() {
        return new Head(position, recordedAt);
    }

    Instant recordedAt() {
        return recordedAt;
    }

    long position() {
        return position;
    }

    List<Row> rows() {
        return rows;
    }

    List<Accepted> accepted() {
        return accepted;
    }

    List<Verdict> verdicts() {
        return verdicts;
    }
}
