package muster.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** A Kafka broker, its own controller, on 127.0.0.1 as a child of this JVM, with a data folder that is kept. */
public final class LocalKafka implements Running {

    private static final String NAME = "Kafka";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Child child;
    private final int port;

    private LocalKafka(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * Where it runs. Port 0 is any free one; {@code jvm} are options of the broker's JVM, and {@code configuration} is of
     * the broker, beside our own.
     */
    public record Settings(Path data, int port, Path log, List<String> jvm, Map<String, String> configuration) {

        public Settings {
            jvm = List.copyOf(jvm);
            configuration = Map.copyOf(configuration);
        }

        public static Settings of(Path data, int port) {
            return new Settings(data, port, data.resolve("kafka.log"), List.of(), Map.of());
        }

        public Settings withLog(Path other) {
            return new Settings(data, port, other, jvm, configuration);
        }

        public Settings withJvm(List<String> options) {
            return new Settings(data, port, log, options, configuration);
        }

        /** What is different from a broker that stands alone on its machine. */
        public Settings with(Map<String, String> other) {
            return new Settings(data, port, log, jvm, other);
        }

        private Settings at(Path folder, int realPort) {
            return new Settings(folder, realPort, log, jvm, configuration);
        }
    }

    /** Starts a broker; see {@link #start(Settings)}. */
    public static LocalKafka start(Path data, int port) {
        return start(Settings.of(data, port));
    }

    /**
     * Starts the broker on the folder, formatted if it is empty, and returns when it takes requests. A broker that an
     * earlier run left behind on the folder is ended first.
     *
     * @throws CannotStart if the port is in use, the folder not writable, or the broker ends at once
     */
    public static LocalKafka start(Settings wanted) {
        var data = Folders.writable(wanted.data());
        Leftover.end(pidFile(data), data, Child.StopSignal.TERM, Duration.ofSeconds(30));
        var settings = wanted.at(data, Ports.claim(NAME, wanted.port()));
        return new LocalKafka(whenReady(settings), settings.port());
    }

    private static Path pidFile(Path data) {
        return data.resolve("kafka.pid");
    }

    private static Child whenReady(Settings settings) {
        var ready = KafkaNode.readyFile(settings.data());
        var child = launch(settings, ready);
        Await.until(PATIENCE, () -> Files.exists(ready) || !child.isAlive());
        if (Files.exists(ready) && child.isAlive()) {
            return child;
        }
        child.stop(Duration.ofSeconds(10));
        throw new CannotStart.EndedAtOnce(NAME, settings.log(), Child.tail(settings.log()));
    }

    private static Child launch(Settings settings, Path ready) {
        try {
            Files.deleteIfExists(ready);
            writeConfiguration(settings);
            var command = new JavaCommand(KafkaNode.class.getName(), System.getProperty("java.class.path"))
                    .with("-Xmx192m", "-Dlogback.configurationFile=muster/foundation/kafka-logback.xml")
                    .with(settings.jvm())
                    .arguments(settings.data().toString());
            return Child.start(new Child.Command(
                    NAME,
                    Child.StopSignal.TERM,
                    pidFile(settings.data()),
                    settings.log(),
                    command.words(),
                    command.environment()));
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(settings.data(), e);
        }
    }

    private static void writeConfiguration(Settings settings) throws IOException {
        try (var out = Files.newBufferedWriter(KafkaNode.configurationFile(settings.data()))) {
            properties(settings).store(out, null);
        }
    }

    private static Properties properties(Settings settings) {
        var properties = new Properties();
        properties.putAll(KafkaNode.addresses(settings.data(), settings.port(), Ports.free()));
        properties.putAll(FOR_ONE_MACHINE);
        properties.putAll(settings.configuration());
        return properties;
    }

    private static final Map<String, String> FOR_ONE_MACHINE = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.retention.bytes", "-1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill -9 the broker waits until its own former session has run out.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return child.onExit();
    }

    @Override
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(60));
    }
}
