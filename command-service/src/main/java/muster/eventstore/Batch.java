package muster.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private final RecordCodec codec;
    private final Instant recordedAt;
    private long position;

    private final List<Row> rows = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();
    private final Set<UUID> commands = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    /** A batch after this head. A clock that was set back must not make record time go backwards. */
    Batch(Head head, Instant now, RecordCodec codec) {
        this.codec = codec;
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
            case CONFLICT ->
                refuse(append, conflictingEventsDetected(append.condition().consistencyMarker()));
            case NOTHING -> judgeAmongNeighbours(append);
        }
    }

    private void judgeAmongNeighbours(Pending append) {
        if (append.commandId().filter(commands::contains).isPresent()) {
            refuse(append, alreadyRecorded(append));
        } else if (conflictsWithNeighbour(append)) {
            refuse(append, conflictingEventsDetected(append.condition().consistencyMarker()));
        } else {
            encode(append).ifPresent(encoded -> accept(append, encoded));
        }
    }

    private boolean conflictsWithNeighbour(Pending append) {
        return mayMatchNeighbour(append.selection()) && rows.stream().anyMatch(append::conflictsWith);
    }

    /** Spares nearly every append the comparison with each event before it. */
    private boolean mayMatchNeighbour(Selection selection) {
        return selection.everything()
                || selection.alternatives().stream().anyMatch(wanted -> tags.containsAll(wanted.tags()));
    }

    /** The append's rows; nothing where an event of it has no record, which is its own affair. */
    private Optional<List<Row>> encode(Pending append) {
        var encoded = new ArrayList<Row>();
        try {
            for (var draft : append.events()) {
                long next = position + encoded.size() + 1;
                var record = RecordTooLarge.check(codec.encode(draft.event(), next, recordedAt));
                encoded.add(new Row(next, draft, append.commandId(), record, Leaf.hash(record)));
            }
            return Optional.of(encoded);
        } catch (RuntimeException | StackOverflowError e) {
            refuse(append, e);
            return Optional.empty();
        }
    }

    private void accept(Pending append, List<Row> encoded) {
        position += encoded.size();
        rows.addAll(encoded);
        append.commandId().ifPresent(commands::add);
        encoded.forEach(row -> tags.addAll(row.draft().tagTexts()));
        var receipt = new Receipt(encoded.stream().map(this::appended).toList());
        var verdict = new Accepted(append, receipt);
        accepted.add(verdict);
        verdicts.add(verdict);
    }

    private Appended appended(Row row) {
        return new Appended(row.position(), row.draft().id(), row.draft().name().name(), recordedAt);
    }

    private void refuse(Pending append, Throwable reason) {
        verdicts.add(new Refused(append, reason));
    }

    private static AppendEventsTransactionRejectedException alreadyRecorded(Pending append) {
        return new AppendEventsTransactionRejectedException(
                "command " + append.commandId().orElseThrow() + " is recorded already");
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
