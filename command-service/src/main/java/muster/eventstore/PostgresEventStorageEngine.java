package muster.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.Position;
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

/**
 * Axon's event storage engine on PostgreSQL. Events carry any number of tags and lie in one order without a gap; a
 * consistency marker and a tracking token are positions of that order: what lies after them is new.
 */
public final class PostgresEventStorageEngine implements RecordingEngine, AutoCloseable {

    private final RecordCodec codec;
    private final InstantSource clock;
    private final EventReads reads;
    private final Memory memory = new Memory();
    private final Appender appender;
    private final LogWatch watch;

    /** An engine on a pool as {@link LogDataSource} opens it, whose schema is there already. */
    public PostgresEventStorageEngine(DataSource source, RecordCodec codec, InstantSource clock) {
        this(source, codec, clock, AppendWatch.NOBODY);
    }

    /** The same, watched. */
    public PostgresEventStorageEngine(DataSource source, RecordCodec codec, InstantSource clock, AppendWatch appends) {
        this.codec = codec;
        this.clock = clock;
        this.reads = new EventReads(new Database(source), codec);
        this.appender = new Appender(new LogWriter(source, clock, appends), memory, appends);
        this.watch = new LogWatch(source);
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        return Promise.of(
                () -> new Append(Pending.of(condition, events, codec, processionOf(context)), appender::submit));
    }

    private static Procession processionOf(@Nullable ProcessingContext context) {
        return Optional.ofNullable(context)
                .map(present -> present.getResource(Procession.KEY))
                .orElseGet(Procession::new);
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        return Entries.orFailure(() -> {
            var selection = Selection.of(condition.criteria());
            var recall = Optional.ofNullable(context).map(present -> present.getResource(Recall.KEY));
            if (recall.isPresent() && selection.isOfTags()) {
                return Entries.seen(recall(selection.tags(), recall.get()));
            }
            var matches = reads.matching(selection, Range.after(afterStart(condition.start())));
            return Entries.finite(matches.events(), matches.head());
        });
    }

    private Seen recall(Set<String> tags, Recall from) {
        return switch (from) {
            case MEMORY -> memory.seen(tags);
            case STORE -> new Seen(learn(tags));
        };
    }

    private Map<String, Known> learn(Set<String> tags) {
        var told = reads.known(tags);
        memory.learn(told);
        return told;
    }

    @Override
    public void remember(EventCriteria criteria) {
        var unknown = Selection.of(criteria).tags().stream()
                .filter(tag -> memory.of(tag).isEmpty())
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            learn(unknown);
        }
    }

    @Override
    public CompletableFuture<?> settled() {
        return appender.settled();
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
    public List<RecordedCommand> findCommands(Collection<UUID> commandIds) {
        return reads.findCommands(commandIds);
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
