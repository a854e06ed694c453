package muster.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's own JVM: formats the folder if it is new, runs until it is asked to stop. */
final class KafkaNode {

    private static final String NODE_ID = "1";
    private static final String CONTROLLER = "CONTROLLER";

    /** Ours, not Kafka's: what brokers that belong together have in common; a lone one makes its own up. */
    private static final String CLUSTER_ID = "muster.cluster.id";

    private KafkaNode() {}

    static Map<String, String> addresses(Path data, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("log.dirs", data.resolve("log").toString()),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort)),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER)),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", CONTROLLER),
                // Named here and not in the folder, so that it may be another port at every start.
                Map.entry("controller.quorum.voters", "%s@127.0.0.1:%d".formatted(NODE_ID, controllerPort)));
    }

    /** Made by the broker when it takes requests. */
    static Path readyFile(Path data) {
        return data.resolve("kafka.ready");
    }

    static Path configurationFile(Path data) {
        return data.resolve("kafka.properties");
    }

    public static void main(String[] arguments) throws Exception {
        var data = Path.of(arguments[0]);
        var properties = read(configurationFile(data));
        format(data, properties);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        Files.writeString(readyFile(data), "");
        server.awaitShutdown();
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    /** Works beside the folder and renames, so that a kill half-way leaves no half-formatted folder. */
    private static void format(Path data, Properties properties) throws Exception {
        var log = data.resolve("log");
        if (Files.exists(log)) {
            return;
        }
        var beside = data.resolve("log.new");
        Folders.delete(beside);
        new Formatter()
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setClusterId(
                        properties.getProperty(CLUSTER_ID, Uuid.randomUuid().toString()))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(beside.toString())
                .addDirectory(beside.toString())
                .run();
        Files.move(beside, log);
    }
}
