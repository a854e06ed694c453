package muster.relay;

import java.util.Optional;

/**
 * How the relay stands.
 *
 * @param leads whether this relay is the one of its database that sends
 * @param storeConnected whether PostgreSQL answered last
 * @param brokerConnected whether Kafka answered last
 * @param position all records up to this one have been acknowledged by Kafka
 * @param trouble what stands in the way at the moment, in a sentence
 */
public record RelayState(
        boolean leads, boolean storeConnected, boolean brokerConnected, long position, Optional<String> trouble) {

    static final RelayState STOPPED = new RelayState(false, false, false, 0, Optional.empty());

    RelayState standby() {
        return new RelayState(false, true, brokerConnected, position, Optional.empty());
    }

    RelayState leading() {
        return new RelayState(true, true, brokerConnected, position, trouble);
    }

    RelayState at(long newPosition) {
        return new RelayState(leads, true, true, newPosition, Optional.empty());
    }

    RelayState withoutBroker(String why) {
        return new RelayState(leads, storeConnected, false, position, Optional.of(why));
    }

    RelayState withoutStore(String why) {
        return new RelayState(false, false, brokerConnected, position, Optional.of(why));
    }
}
