package muster.intake;

import java.util.Optional;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import muster.eventstore.LogReader;
import muster.eventstore.StoreUnavailable;
import muster.relay.Relay;
import muster.relay.RelayState;

/**
 * {@code GET /actuator/relay}: how far Kafka is behind the log. No part of the service's health: without Kafka commands are
 * recorded all the same.
 */
@Component
@Endpoint(id = "relay")
@ConditionalOnBooleanProperty(name = "muster.relay.enabled", matchIfMissing = true)
class RelayPage {

    /**
     * How it stands. Without {@code leads}, another instance sends, and the position is the last that this one had sent.
     *
     * @param position all records up to this one have been acknowledged by Kafka
     * @param head where the log ends now; empty if PostgreSQL does not answer
     * @param lag how many records lie between
     */
    record Standing(
            boolean leads,
            boolean brokerConnected,
            long position,
            Optional<Long> head,
            Optional<Long> lag,
            Optional<String> trouble) {}

    private final Relay relay;
    private final LogReader log;

    RelayPage(Relay relay, LogReader log) {
        this.relay = relay;
        this.log = log;
    }

    /** The head is read after the position, so that the lag is never too small. */
    @ReadOperation
    Standing standing() {
        RelayState state = relay.state();
        Optional<Long> head = head();
        return new Standing(
                state.leads(),
                state.brokerConnected(),
                state.position(),
                head,
                head.map(it -> it - state.position()),
                state.trouble());
    }

    private Optional<Long> head() {
        try {
            return Optional.of(log.head().position());
        } catch (StoreUnavailable away) {
            return Optional.empty();
        }
    }
}
