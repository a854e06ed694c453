package muster.handling;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.eventstreaming.EventCriteria;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.Refused;
import muster.command.Rule;
import muster.eventstore.Overtaken;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.Procession;
import muster.eventstore.Recall;
import muster.eventstore.RecordedCommand;
import muster.eventstore.RecordingEngine;
import muster.eventstore.StoreUnavailable;
import muster.handling.Handling.Order;
import muster.telemetry.Trails;

/**
 * Records commands: each once, however often it is sent. When this answers, what it tells is durable.
 *
 * <p>A command is decided from memory first, which sees what is on its way before it is durable, so that commands about
 * the same things go one behind the other. What memory allows is checked at the commit; what it forbids is looked up in
 * the store before anybody is told.
 */
public final class Recorder implements AutoCloseable {

    private static final int MOST_TRIES = 20;
    private static final long MOST_SECONDS = 30;

    private final RecordingEngine engine;
    private final AxonConfiguration axon;
    private final CommandBus bus;

    private Recorder(RecordingEngine engine, InstantSource clock) {
        this.engine = engine;
        this.axon = Handling.over(engine, clock);
        this.bus = axon.getComponent(CommandBus.class);
    }

    /** Records into the log. */
    public static Recorder into(PostgresEventStorageEngine engine, InstantSource clock) {
        return new Recorder(engine, clock);
    }

    /** Only tells what would be: each command as if those before it had been recorded. */
    public static Recorder trying(PostgresEventStorageEngine engine, InstantSource clock) {
        return new Recorder(engine.dryRun(), clock);
    }

    /**
     * Records a command, or finds that it was recorded before.
     *
     * @param recordedBy an opaque id of the recorder
     * @throws Refused a rule is broken
     * @throws Contended it lost too many races
     * @throws StoreUnavailable nothing was recorded
     */
    public Outcome record(CommandDocument document, String recordedBy) {
        var recall = Recall.MEMORY;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        for (int lost = 0; lost < MOST_TRIES && System.nanoTime() < end; ) {
            try {
                return await(attempt(document, recordedBy, recall, Procession.ofOne()));
            } catch (Overtaken changed) {
                recall = Recall.MEMORY;
            } catch (AppendEventsTransactionRejectedException raced) {
                var before = before(document);
                if (before.isPresent()) {
                    return before.get();
                }
                recall = Recall.STORE;
                lost++;
            } catch (Refused refused) {
                if (recall == Recall.STORE) {
                    return before(document).orElseThrow(() -> refused);
                }
                await(engine.settled());
                recall = Recall.STORE;
            }
        }
        throw new Contended();
    }

    /**
     * Begins to record a command behind those of the same procession, and does not wait. Where this fails, with whatever
     * {@link #record} may throw or because another came first, nothing was recorded and it takes {@link #record} to tell
     * whether it must be so.
     */
    public CompletableFuture<Outcome> begin(CommandDocument document, String recordedBy, Procession procession) {
        return attempt(document, recordedBy, Recall.MEMORY, procession);
    }

    /** Looks up at once what many commands are about to need, and answers with those of them that were recorded before. */
    public Map<UUID, RecordedCommand> lookUp(List<CommandDocument> documents) {
        engine.remember(EventCriteria.either(
                documents.stream().map(Tags::neededBy).distinct().toList()));
        return engine
                .findCommands(documents.stream().map(CommandDocument::commandId).toList())
                .stream()
                .collect(Collectors.toMap(RecordedCommand::commandId, Function.identity(), (one, _) -> one));
    }

    /**
     * The outcome of a command that was recorded before.
     *
     * @throws Refused with other content
     */
    public static Outcome again(CommandDocument document, RecordedCommand before) {
        if (!before.digest().equals(CommandFormat.digest(document))) {
            throw new Refused(
                    Rule.COMMAND_ID_REUSED,
                    "The commandId %s was recorded with other content. Choose a new one for a new command."
                            .formatted(document.commandId()));
        }
        return new Outcome(before.events(), true);
    }

    private Optional<Outcome> before(CommandDocument document) {
        return engine.findCommand(document.commandId()).map(before -> again(document, before));
    }

    private CompletableFuture<Outcome> attempt(
            CommandDocument document, String recordedBy, Recall recall, Procession procession) {
        var order = new Order(
                document,
                CommandFormat.digest(document),
                recordedBy,
                recall,
                procession,
                Trails.here(),
                new AtomicReference<>());
        return bus.dispatch(order.message(), null)
                .thenApply(_ -> Objects.requireNonNull(order.receipt().get(), "committed without a receipt"))
                .thenApply(receipt -> new Outcome(receipt.events(), false));
    }

    /**
     * Waits for what was begun.
     *
     * @throws RuntimeException what it failed with
     */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (TimeoutException late) {
            throw new StoreUnavailable("The store did not answer within %d s.".formatted(MOST_SECONDS), late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("The service is stopping.", stopping);
        }
    }

    private static RuntimeException cause(Throwable failed) {
        Throwable cause = failed;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException asItIs ? asItIs : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
