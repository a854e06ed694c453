package muster.relay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import muster.eventstore.Events;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.eventstore.TextCodec;
import muster.foundation.TestServers;

import static muster.eventstore.Events.eventOfCoalition;
import static org.assertj.core.api.Assertions.assertThat;

class SendingTest {

    private static final String TOPIC = "test.sending";

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final RelaySettings settings =
            new RelaySettings(TestServers.kafka().bootstrapServers(), Map.of(), TOPIC, 2);

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private void append() throws Exception {
        new Events(engine).append(eventOfCoalition("coalition", "event"));
    }

    private Sending begin(Leadership leadership, Broker broker) throws Exception {
        return new Sending(leadership, broker, log.reader(), TOPIC, () -> {});
    }

    @Test
    void whatComesInQuickSuccessionIsGathered() throws Exception {
        try (var leadership = Leadership.take(log.source()).orElseThrow();
                var broker = new Broker(settings);
                var sending = begin(leadership, broker)) {
            var times = new ArrayList<Duration>();
            for (int i = 1; i <= 20; i++) {
                append();
                long start = System.nanoTime();
                sending.goOn();
                times.add(Duration.ofNanos(System.nanoTime() - start));
                assertThat(sending.position()).isEqualTo(i);
            }
            assertThat(Collections.min(times)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    void anOrderlyEndLeavesNothingToSendAgain() throws Exception {
        append();
        try (var leadership = Leadership.take(log.source()).orElseThrow();
                var broker = new Broker(settings)) {
            try (var sending = begin(leadership, broker)) {
                sending.goOn();
            }
            assertThat(leadership.cursor(TOPIC).position()).isEqualTo(1);
        }
    }
}
