package muster.relay;

import java.util.Optional;

/**
 * How the relay stands.
 *
 * @param leads whether this relay is the one of its database that sends
 * @param storeConnected whether PostgreSQL answered last
 * @param brokerConnected whether Kafka answered last
 * @param position all records up to this one have been acknowledged by Kafka
 * @param head the last position of the log, as last seen
 * @param trouble what stands in the way at the moment, in a sentence
 */
public record RelayState(
        boolean leads,
        boolean storeConnected,
        boolean brokerConnected,
        long position,
        long head,
        Optional<String> trouble) {

    static final RelayState STOPPED = new RelayState(false, false, false, 0, 0, Optional.empty());

    /** How many records Kafka does not have yet. */
    public long lag() {
        return Math.max(0, head - position);
    }

    RelayState standby() {
        return new RelayState(false, true, brokerConnected, position, head, Optional.empty());
    }

    RelayState leading() {
        return new RelayState(true, true, brokerConnected, position, head, trouble);
    }

    RelayState at(long newPosition, long newHead) {
        return new RelayState(leads, true, true, newPosition, Math.max(newPosition, newHead), Optional.empty());
    }

    RelayState seeing(long newHead) {
        return new RelayState(leads, true, brokerConnected, position, newHead, trouble);
    }

    RelayState withoutBroker(String why) {
        return new RelayState(leads, storeConnected, false, position, head, Optional.of(why));
    }

    RelayState withoutStore(String why) {
        return new RelayState(false, false, brokerConnected, position, head, Optional.of(why));
    }
}
