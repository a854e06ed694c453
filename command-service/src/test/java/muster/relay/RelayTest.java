package muster.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import muster.eventstore.Events;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.eventstore.TextCodec;
import muster.foundation.TestServers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.eventstore.Events.eventOfCoalition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RelayTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final Events events = new Events(engine);
    private final RelaySettings settings =
            new RelaySettings(TestServers.kafka().bootstrapServers(), Map.of(), "test." + TOPICS.incrementAndGet(), 6);
    private final List<Relay> relays = new ArrayList<>();

    @AfterEach
    void close() {
        relays.forEach(Relay::close);
        engine.close();
        log.close();
    }

    private Relay start() {
        var relay = new Relay(log.source(), settings);
        relays.add(relay);
        relay.start();
        return relay;
    }

    /** Appends of random sizes for a few coalitions. */
    private void append(SplittableRandom random, int appends) throws Exception {
        for (int i = 0; i < appends; i++) {
            var payload = "x".repeat(random.nextInt(20) == 0 ? random.nextInt(60_000) : random.nextInt(1_000));
            events.append(eventOfCoalition("coalition-" + random.nextInt(9), payload));
        }
    }

    private void awaitAllSentBy(Relay relay) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> relay.state().position() == log.reader().head().position());
    }

    /** What a reader of the topic has who drops what it had before: it goes by position, partition by partition. */
    private Map<Integer, List<String>> firstOccurrences(List<ConsumerRecord<String, byte[]>> sent) {
        var seen = new HashMap<Integer, LinkedHashSet<String>>();
        sent.forEach(it -> seen.computeIfAbsent(it.partition(), partition -> new LinkedHashSet<>())
                .add(it.key() + HexFormat.of().formatHex(it.value())));
        var lists = new HashMap<Integer, List<String>>();
        seen.forEach((partition, values) -> lists.put(partition, List.copyOf(values)));
        return lists;
    }

    private List<ConsumerRecord<String, byte[]>> sent() {
        return TopicReader.read(settings.bootstrapServers(), settings.topic());
    }

    /** Every record of the log is in the topic, in the partition of its key, in the log's order. */
    private void assertComplete(List<ConsumerRecord<String, byte[]>> sent) {
        var partitions = sent.stream()
                .collect(Collectors.toMap(ConsumerRecord::key, ConsumerRecord::partition, (one, other) -> {
                    assertThat(one).isEqualTo(other);
                    return one;
                }));
        var wanted = new HashMap<Integer, List<String>>();
        for (var record : log.records()) {
            var key = record.coalition().orElseThrow();
            wanted.computeIfAbsent(partitions.get(key), partition -> new ArrayList<>())
                    .add(key + HexFormat.of().formatHex(record.bytes()));
        }
        assertThat(firstOccurrences(sent)).isEqualTo(wanted);
    }

    @Test
    void everyRecordArrivesInOrderUnderItsKeyWithItsBytes() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        append(random, 100);
        var relay = start();
        append(random, 300);
        awaitAllSentBy(relay);
        var sent = sent();
        assertThat(sent).as("seed %d", seed).hasSize(400);
        assertComplete(sent);
        assertThat(sent.getFirst().headers().lastHeader("content-type").value())
                .asString(UTF_8)
                .isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(relay.state()).isEqualTo(new RelayState(true, true, true, 400, Optional.empty()));
    }

    @Test
    void aRelayThatDiedBeforeItsCursorWasWrittenOnlyRepeats() throws Exception {
        append(new SplittableRandom(1), 60);
        var first = start();
        awaitAllSentBy(first);
        first.close();
        execute("update relay_cursor set position = 20");
        append(new SplittableRandom(2), 10);
        awaitAllSentBy(start());
        assertThat(sent()).hasSize(60 + 40 + 10);
        assertComplete(sent());
    }

    @Test
    void ofTwoRelaysOneSendsAndTheOtherTakesOver() throws Exception {
        var relays = List.of(start(), start());
        append(new SplittableRandom(3), 20);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> relays.stream().anyMatch(it -> it.state().position() == 20));
        var leader = relays.stream().filter(it -> it.state().leads()).toList();
        assertThat(leader).hasSize(1);
        leader.getFirst().close();
        append(new SplittableRandom(4), 20);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> relays.stream().anyMatch(it -> it.state().position() == 40));
        assertThat(sent()).hasSize(40);
        assertComplete(sent());
    }

    @Test
    void aRelayWhoseConnectionIsCutGoesOn() throws Exception {
        var relay = start();
        append(new SplittableRandom(5), 20);
        awaitAllSentBy(relay);
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        append(new SplittableRandom(6), 20);
        awaitAllSentBy(relay);
        assertComplete(sent());
    }

    @Test
    void aTopicThatIsMadeAnewUnderItsNameIsFilledAgain() throws Exception {
        append(new SplittableRandom(7), 30);
        var relay = start();
        awaitAllSentBy(relay);
        try (var admin = admin()) {
            admin.deleteTopics(List.of(settings.topic())).all().get(10, TimeUnit.SECONDS);
        }
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(sent()).hasSize(30));
        assertComplete(sent());
    }

    @Test
    void aTopicThatWasEmptiedIsFilledAgainAtTheNextStart() throws Exception {
        append(new SplittableRandom(9), 30);
        var first = start();
        awaitAllSentBy(first);
        first.close();
        forget(List.of(0, 1, 2, 3, 4, 5), -1);
        awaitFilledBy(start(), 30);
    }

    @Test
    void aPartitionThatForgotItsFirstRecordWhileTheRelayRunsIsFilledAgain() throws Exception {
        append(new SplittableRandom(10), 30);
        var relay = start();
        awaitAllSentBy(relay);
        forget(List.of(sent().getFirst().partition()), 1);
        awaitFilledBy(relay, 30);
    }

    @Test
    void recordsThatAreTakenAwayAgainAndAgainAreThereInTheEnd() throws Exception {
        append(new SplittableRandom(11), 500);
        var relay = start();
        for (int i = 0; i < 5; i++) {
            long before = i * 100L;
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> relay.state().position() >= before);
            forget(List.of(0, 1, 2, 3, 4, 5), -1);
        }
        awaitFilledBy(relay, 500);
    }

    @Test
    void aTailThatIsLostOnOnePartitionIsFilledAgainFromTheFirstRecord() throws Exception {
        append(new SplittableRandom(12), 30);
        var first = start();
        awaitAllSentBy(first);
        first.close();
        execute("update relay_cursor set ends[%d] = ends[%1$d] + 1"
                .formatted(sent().getFirst().partition() + 1));
        awaitFilledBy(start(), 30);
    }

    @Test
    void aCoalitionStaysInItsPartitionWhenPartitionsAreAdded() throws Exception {
        append(new SplittableRandom(13), 30);
        var first = start();
        awaitAllSentBy(first);
        first.close();
        try (var admin = admin()) {
            admin.createPartitions(Map.of(settings.topic(), NewPartitions.increaseTo(12)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        append(new SplittableRandom(14), 30);
        awaitFilledBy(start(), 60);
    }

    /** Takes the records before an offset from partitions, as `kafka-delete-records` does; -1 is the end. */
    private void forget(List<Integer> partitions, long before) throws Exception {
        try (var admin = admin()) {
            admin.deleteRecords(partitions.stream()
                            .collect(Collectors.toMap(
                                    it -> new TopicPartition(settings.topic(), it),
                                    _ -> RecordsToDelete.beforeOffset(before))))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    /** Who begins to read now meets each record once, and those of a coalition in order. */
    private void awaitFilledBy(Relay relay, int records) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(sent()).hasSize(records));
        assertComplete(sent());
        awaitAllSentBy(relay);
        assertThat(relay.state().trouble()).isEmpty();
    }

    @Test
    void aRetentionThatSomebodySetsIsTakenBackWhileTheRelayRuns() throws Exception {
        start();
        try (var admin = admin()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> config(admin).isPresent());
            set(admin, "retention.ms", "60000");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> config(admin).orElseThrow().get("retention.ms").value(), "-1"::equals);
        }
    }

    @Test
    void whatComesAfterQuietIsSentAtOnceAndNotAtTheNextBeat() throws Exception {
        var relay = start();
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 5; i++) {
            append(new SplittableRandom(15), 1);
            long start = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> relay.state().position() == log.reader().head().position());
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(times.stream().sorted().toList().get(2)).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void aTopicThatAnotherMadeIsTakenAndKeptFromForgetting() throws Exception {
        try (var admin = admin()) {
            var topic = new NewTopic(settings.topic(), 2, (short) 1).configs(Map.of("retention.ms", "60000"));
            admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
            append(new SplittableRandom(8), 30);
            awaitAllSentBy(start());
            var config = config(admin).orElseThrow();
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
        assertThat(sent())
                .hasSize(30)
                .allSatisfy(it -> assertThat(it.partition()).isLessThan(2));
        assertComplete(sent());
    }

    private ConfigResource resource() {
        return new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
    }

    private Optional<Config> config(Admin admin) throws Exception {
        try {
            return admin.describeConfigs(List.of(resource())).all().get(10, TimeUnit.SECONDS).values().stream()
                    .findFirst();
        } catch (ExecutionException notThereYet) {
            return Optional.empty();
        }
    }

    private void set(Admin admin, String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource(), List.of(change))).all().get(10, TimeUnit.SECONDS);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
