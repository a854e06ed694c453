package muster.handling;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.Refused;
import muster.command.Rule;
import muster.eventstore.DryRunEngine;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.Receipt;
import muster.eventstore.RecordedCommand;
import muster.eventstore.RecordedCommands;
import muster.eventstore.StoreUnavailable;

/**
 * Records commands: each once, however often it is sent. A command that lost a race is decided again; when this answers,
 * what it tells is durable.
 */
public final class Recorder implements AutoCloseable {

    private static final int MOST_TRIES = 20;
    private static final long MOST_SECONDS = 30;

    private final RecordedCommands recorded;
    private final AxonConfiguration axon;
    private final CommandBus bus;

    private Recorder(RecordedCommands recorded, AxonConfiguration axon) {
        this.recorded = recorded;
        this.axon = axon;
        this.bus = axon.getComponent(CommandBus.class);
    }

    /** Records into the log. */
    public static Recorder into(PostgresEventStorageEngine engine, InstantSource clock) {
        return new Recorder(engine, Handling.over(engine, clock));
    }

    /** Only tells what would be: each command as if those before it had been recorded. */
    public static Recorder trying(PostgresEventStorageEngine engine, InstantSource clock) {
        DryRunEngine dryRun = engine.dryRun();
        return new Recorder(dryRun, Handling.over(dryRun, clock));
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
        String digest = CommandFormat.digest(document);
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            Optional<Outcome> before = before(document, digest);
            if (before.isPresent()) {
                return before.get();
            }
            Optional<Receipt> receipt =
                    dispatch(new Handling.Order(document, digest, recordedBy, new AtomicReference<>()));
            if (receipt.isPresent()) {
                return new Outcome(receipt.get().events(), false);
            }
        }
        throw new Contended();
    }

    private Optional<Outcome> before(CommandDocument document, String digest) {
        Optional<RecordedCommand> before = recorded.findCommand(document.commandId());
        if (before.isPresent() && !before.get().digest().equals(digest)) {
            throw new Refused(
                    Rule.COMMAND_ID_REUSED,
                    "The commandId %s was recorded with other content. Choose a new one for a new command."
                            .formatted(document.commandId()));
        }
        return before.map(command -> new Outcome(command.events(), true));
    }

    /** Empty if another command came first. */
    private Optional<Receipt> dispatch(Handling.Order order) {
        try {
            bus.dispatch(order.message(), null).get(MOST_SECONDS, TimeUnit.SECONDS);
            return Optional.of(Objects.requireNonNull(order.receipt().get(), "committed without a receipt"));
        } catch (ExecutionException failed) {
            return rejectedOr(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw new StoreUnavailable("The store did not answer within %d s.".formatted(MOST_SECONDS), late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("The service is stopping.", stopping);
        }
    }

    private static Optional<Receipt> rejectedOr(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof AppendEventsTransactionRejectedException) {
            return Optional.empty();
        }
        if (cause instanceof RuntimeException asItIs) {
            throw asItIs;
        }
        throw new IllegalStateException(cause);
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
