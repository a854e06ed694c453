package muster.relay;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.eventstore.Events;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.eventstore.TextCodec;
import muster.foundation.LocalKafka;
import muster.foundation.Ports;

import static muster.eventstore.Events.eventOfCoalition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The broker comes late, is killed, comes back, and loses everything it had. */
class BrokerAwayTest {

    @TempDir
    private Path folder;

    @Test
    void commandsGoOnAndNothingIsMissingWhenTheBrokerIsBack() throws Exception {
        int port = Ports.claim("Kafka", 0);
        var settings = new RelaySettings("127.0.0.1:" + port, Map.of(), "muster.events", 1);
        try (var log = TestLog.open();
                var engine = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
                var relay = new Relay(log.source(), settings)) {
            var events = new Events(engine);
            relay.start();
            append(events, 10);
            await().atMost(Duration.ofSeconds(30)).until(() -> relay.state().leads());
            sayMoreThanAConnectionHolds(log);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> relay.state().trouble().isPresent());
            await().atMost(Duration.ofSeconds(30)).until(() -> unheard(log) == 0);
            assertThat(relay.state().brokerConnected()).isFalse();

            var broker = LocalKafka.start(folder.resolve("kafka"), port);
            awaitPosition(relay, 10);
            broker.kill();
            append(events, 10);
            broker = LocalKafka.start(folder.resolve("kafka"), port);
            awaitPosition(relay, 20);
            assertThat(distinctSent(settings)).isEqualTo(texts(log));

            broker.close();
            broker = LocalKafka.start(folder.resolve("another"), port);
            append(events, 5);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(distinctSent(settings)).isEqualTo(texts(log)));
            broker.close();
        }
    }

    /** Far more than what a connection takes that nobody reads from: the rest waits in PostgreSQL. */
    private static void sayMoreThanAConnectionHolds(TestLog log) throws SQLException {
        ask(log, "select count(pg_notify('muster_log', i || repeat('x', 7900))) from generate_series(1, 5000) i");
    }

    private static double unheard(TestLog log) throws SQLException {
        return ask(log, "select pg_notification_queue_usage()");
    }

    private static double ask(TestLog log, String sql) throws SQLException {
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private static void append(Events events, int appends) throws Exception {
        for (int i = 0; i < appends; i++) {
            events.append(eventOfCoalition("willing-ukraine", "event"));
        }
    }

    private static void awaitPosition(Relay relay, long position) {
        await().atMost(Duration.ofSeconds(60)).until(() -> relay.state().position() == position);
    }

    private static List<String> distinctSent(RelaySettings settings) {
        return TopicReader.read(settings.bootstrapServers(), settings.topic()).stream()
                .map(it -> HexFormat.of().formatHex(it.value()))
                .distinct()
                .toList();
    }

    private static List<String> texts(TestLog log) {
        return log.records().stream()
                .map(it -> HexFormat.of().formatHex(it.bytes()))
                .toList();
    }
}
