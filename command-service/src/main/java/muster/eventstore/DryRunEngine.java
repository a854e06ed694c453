package muster.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

import muster.eventstore.Batch.Finding;
import muster.eventstore.EventReads.Stored;
import muster.eventstore.Verdict.Accepted;
import muster.eventstore.Verdict.Refused;

/**
 * The log as it would be: the real one as it stood when the dry run began, and what has been appended to this engine
 * since, which is kept in memory, judged like a real append and forgotten with it.
 */
public final class DryRunEngine implements RecordingEngine {

    private final EventReads reads;
    private final RecordCodec codec;
    private final InstantSource clock;
    private final long base;
    private final List<Row> own = new ArrayList<>();
    private final Map<UUID, RecordedCommand> commands = new HashMap<>();
    private Head head;

    DryRunEngine(EventReads reads, RecordCodec codec, InstantSource clock) {
        this.reads = reads;
        this.codec = codec;
        this.clock = clock;
        this.head = reads.head();
        this.base = head.position();
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return events.isEmpty()
                ? CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE)
                : Promise.of(() -> new Append(Pending.of(condition, events, codec, new Procession()), this::submit));
    }

    private CompletableFuture<Receipt> submit(Pending append) {
        return Promise.of(() -> record(append)).thenCompose(verdict -> switch (verdict) {
            case Accepted(var _, var receipt) -> CompletableFuture.completedFuture(receipt);
            case Refused(var _, var reason) -> CompletableFuture.failedFuture(reason);
        });
    }

    private synchronized Verdict record(Pending append) {
        var batch = new Batch(head, clock.instant().truncatedTo(ChronoUnit.MICROS));
        batch.judge(append, finding(append));
        own.addAll(batch.rows());
        head = batch.newHead();
        batch.accepted().forEach(this::remember);
        return batch.verdicts().getFirst();
    }

    private void remember(Accepted accepted) {
        accepted.append()
                .command()
                .ifPresent(key -> commands.put(
                        key.id(),
                        new RecordedCommand(
                                key.id(), key.digest(), accepted.receipt().events())));
    }

    private Finding finding(Pending append) {
        if (append.commandId().flatMap(this::findCommand).isPresent()) {
            return Finding.COMMAND_RECORDED;
        }
        return own.stream().anyMatch(append::conflictsWith) || conflictsWithLog(append)
                ? Finding.CONFLICT
                : Finding.NOTHING;
    }

    private boolean conflictsWithLog(Pending append) {
        return append.premises().stream().anyMatch(premise -> {
            var range = Range.after(premise.upTo().position()).upTo(base).atMost(1);
            return range.after() < base
                    && !reads.matching(new Selection(List.of(premise.fits())), range)
                            .events()
                            .isEmpty();
        });
    }

    @Override
    public synchronized List<RecordedCommand> findCommands(Collection<UUID> commandIds) {
        var found = new ArrayList<>(reads.findCommands(commandIds));
        commandIds.stream()
                .flatMap(id -> Optional.ofNullable(commands.get(id)).stream())
                .forEach(found::add);
        return found;
    }

    @Override
    public synchronized MessageStream<EventMessage> source(
            SourcingCondition condition, @Nullable ProcessingContext context) {
        return Entries.orFailure(() -> {
            var after = PostgresEventStorageEngine.afterStart(condition.start());
            var real = reads.matching(
                    Selection.of(condition.criteria()), Range.after(after).upTo(base));
            var events = Stream.concat(real.events().stream(), matchingOwn(condition, after));
            return Entries.finite(events.toList(), head.position());
        });
    }

    /** Decoded from their bytes, so that a decision sees exactly what it would see after recording. */
    private Stream<Stored> matchingOwn(SourcingCondition condition, long after) {
        return own.stream()
                .filter(row -> row.position() > after)
                .filter(row -> condition.matches(row.draft().name(), row.draft().tags()))
                .map(row -> new Stored(row.position(), codec.decode(row.record())));
    }

    /** It remembers nothing, so that it always looks. */
    @Override
    public void remember(EventCriteria criteria) {}

    @Override
    public CompletableFuture<?> settled() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.failed(new UnsupportedOperationException("nobody follows a dry run"))
                .cast();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public synchronized CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(head.position()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return Promise.of(() -> new GlobalSequenceTrackingToken(Math.min(base, reads.lastBefore(at))));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("base", base);
    }
}
