package muster.foundation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalKafkaTest {

    private static final String TOPIC = "kept";

    @TempDir
    Path data;

    @Test
    void whatWasSentIsThereAfterARestartAndAfterAKill() throws Exception {
        try (var kafka = LocalKafka.start(data, 0)) {
            create(kafka);
            send(kafka, "before the restart");
        }
        try (var kafka = LocalKafka.start(data, 0)) {
            assertThat(received(kafka, 1)).containsExactly("before the restart");
            send(kafka, "before the kill");
            kafka.kill();
        }
        try (var kafka = LocalKafka.start(data, 0)) {
            assertThat(received(kafka, 2)).containsExactly("before the restart", "before the kill");
        }
    }

    @Test
    void aBrokerThatWasLeftBehindIsEndedAndItsPortTakenOver() {
        try (var leftBehind = LocalKafka.start(data, 0);
                var kafka = LocalKafka.start(data, leftBehind.port())) {
            assertThat(leftBehind.isAlive()).isFalse();
            assertThat(kafka.isAlive()).isTrue();
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalKafka.start(data, taken.getLocalPort()))
                    .isInstanceOf(CannotStart.PortInUse.class)
                    .hasMessageContaining("where Kafka should listen");
        }
    }

    private static Map<String, Object> bootstrap(LocalKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static void create(LocalKafka kafka) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(bootstrap(kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(LocalKafka kafka, String value) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(bootstrap(kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> received(LocalKafka kafka, int count) {
        try (var consumer = new KafkaConsumer<>(bootstrap(kafka), new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var values = new java.util.ArrayList<String>();
            Await.until(Duration.ofSeconds(30), () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(it -> values.add(it.value()));
                return values.size() >= count;
            });
            return values;
        }
    }
}
