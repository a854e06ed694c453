package muster.handling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.configuration.ModuleBuilder;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.StateManager;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.Decided;
import muster.command.Deciding;
import muster.command.Facts;
import muster.eventstore.LogMetadata;
import muster.eventstore.Procession;
import muster.eventstore.Recall;
import muster.eventstore.Receipt;

/**
 * Axon wired by hand: {@link Facts} sourced by the tags that a command looks at, and one handler for every command,
 * which lets {@link Deciding} decide and appends what it decides.
 */
public final class Handling {

    private static final MessageType RECEIPT = new MessageType("Receipt");

    private Handling() {}

    /**
     * A command on its way through Axon.
     *
     * @param digest of its content
     * @param recordedBy an opaque id of the recorder
     * @param recall where the decision looks first
     * @param procession the commands that it stands behind
     * @param trace what it is part of, as LogMetadata.TRACEPARENT has it
     * @param receipt once it is durable
     */
    record Order(
            CommandDocument document,
            String digest,
            String recordedBy,
            Recall recall,
            Procession procession,
            Optional<String> trace,
            AtomicReference<Receipt> receipt) {

        /** Under the command's own id: one that Axon makes up costs more than the decision. */
        CommandMessage message() {
            return new GenericCommandMessage(
                    message(new MessageType(document.command().type())));
        }

        CommandResultMessage result() {
            return new GenericCommandResultMessage(message(RECEIPT));
        }

        private Message message(MessageType type) {
            return new GenericMessage(document.commandId().toString(), type, this, Map.of());
        }
    }

    /**
     * Starts Axon over a storage engine.
     *
     * @param clock the time against which "announced in the future" is judged
     */
    public static AxonConfiguration over(EventStorageEngine engine, InstantSource clock) {
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .registerEventStorageEngine(_ -> engine)
                .registerTagResolver(_ -> event -> Tags.of(StatementCodec.decided(event)))
                .registerEntity(facts())
                .registerCommandHandlingModule(handlers(clock));
        return configurer.start();
    }

    private static EventSourcedEntityModule<CommandDocument, Facts> facts() {
        return EventSourcedEntityModule.declarative(CommandDocument.class, Facts.class)
                .messagingModel((_, model) -> model.entityEvolver(
                                (facts, event, _) -> facts.evolve(StatementCodec.decided(event)))
                        .build())
                .entityFactory(_ -> EventSourcedEntityFactory.fromNoArgument(() -> Facts.NONE))
                .criteriaResolver(_ -> (document, _) -> Tags.lookedAtBy(document))
                .build();
    }

    private static ModuleBuilder<CommandHandlingModule> handlers(InstantSource clock) {
        var phase = CommandHandlingModule.named("commands").commandHandlers();
        for (String name : CommandFormat.names()) {
            phase.commandHandler(new QualifiedName(name), (message, context) -> handle(message, context, clock));
        }
        return phase;
    }

    private static MessageStream.Single<CommandResultMessage> handle(
            CommandMessage message, ProcessingContext context, InstantSource clock) {
        if (!(message.payload() instanceof Order order)) {
            throw new IllegalArgumentException("Not an order: " + message.type());
        }
        context.putResource(Recall.KEY, order.recall());
        context.putResource(Procession.KEY, order.procession());
        context.onAfterCommit(after -> {
            order.receipt().set(after.getResource(Receipt.KEY));
            return CompletableFuture.completedFuture(null);
        });
        return MessageStream.fromFuture(context.component(StateManager.class)
                .loadEntity(Facts.class, order.document(), context)
                .thenApply(facts -> {
                    EventAppender.forContext(context).append(decide(order, facts, clock.instant()));
                    return order.result();
                }));
    }

    private static List<EventMessage> decide(Order order, Facts facts, Instant now) {
        Map<String, String> metadata = new HashMap<>(Map.of(
                LogMetadata.COMMAND_ID, order.document().commandId().toString(),
                LogMetadata.COMMAND_DIGEST, order.digest(),
                LogMetadata.COALITION, order.document().coalition().slug()));
        order.trace().ifPresent(trace -> metadata.put(LogMetadata.TRACEPARENT, trace));
        List<Decided> decided = Deciding.decide(order.document(), order.recordedBy(), facts, now);
        return decided.stream()
                .map(one -> StatementCodec.message(one, now, metadata))
                .toList();
    }
}
