package muster.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage engine on PostgreSQL. Events carry any number of tags and lie in one order without a gap; a
 * consistency marker and a tracking token are positions of that order: what lies after them is new.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine, RecordedCommands, AutoCloseable {

    private final RecordCodec codec;
    private final InstantSource clock;
    private final EventReads reads;
    private final Appender appender;
    private final LogWatch watch;

    /** An engine on a pool as {@link LogDataSource} opens it, whose schema is there already. */
    public PostgresEventStorageEngine(DataSource source, RecordCodec codec, InstantSource clock) {
        this.codec = codec;
        this.clock = clock;
        this.reads = new EventReads(new Database(source), codec);
        this.appender = new Appender(new LogWriter(source, codec, clock));
        this.watch = new LogWatch(source);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        return Promise.of(() -> new Append(Pending.of(condition, events), appender::submit));
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return Entries.orFailure(() -> {
            var range = Range.after(afterStart(condition.start()));
            var matches = reads.matching(Selection.of(condition.criteria()), range);
            return Entries.finite(matches.events(), matches.head());
        });
    }

    /** Axon's start of everything lies before the first position, whatever number it is given. */
    static long afterStart(Position start) {
        return Math.max(0, GlobalIndexPosition.toIndex(start));
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return EventPages.stream(reads, watch, condition);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return Promise.of(() -> new GlobalSequenceTrackingToken(reads.head().position()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return Promise.of(() -> new GlobalSequenceTrackingToken(reads.lastBefore(at)));
    }

    @Override
    public Optional<RecordedCommand> findCommand(UUID commandId) {
        return reads.findCommand(commandId);
    }

    /** An engine for one dry run: it sees this log as it is now, and writes nothing. */
    public DryRunEngine dryRun() {
        return new DryRunEngine(reads, codec, clock);
    }

    /** Tells when the log has grown, by this engine's appends or another's. */
    public LogWatch watch() {
        return watch;
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("codec", codec);
    }

    /** Finishes what is being written, refuses what still waits. The pool is its owner's to close. */
    @Override
    public void close() {
        appender.close();
        watch.close();
    }
}
