package muster.relay;

import java.util.Map;

/**
 * Where the relay sends to.
 *
 * @param bootstrapServers the brokers, as Kafka's clients take them
 * @param client what else Kafka's clients need, such as how to authenticate
 * @param partitions how many the topic gets if it is not there yet; one that is there is taken as it is
 */
public record RelaySettings(String bootstrapServers, Map<String, String> client, String topic, int partitions) {

    public static final String TOPIC = "muster.events";
    public static final int PARTITIONS = 6;

    public RelaySettings {
        client = Map.copyOf(client);
    }

    public static RelaySettings of(String bootstrapServers) {
        return new RelaySettings(bootstrapServers, Map.of(), TOPIC, PARTITIONS);
    }
}
