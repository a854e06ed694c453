package muster.baddays;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;

/** Kafka as it is run where it matters: three brokers, each record on all of them and acknowledged by two at least. */
final class Brokers implements AutoCloseable {

    private static final int HOW_MANY = 3;
    private static final String TOPIC = "muster.events";

    private final List<Broker> all;

    private Brokers(List<Broker> all) {
        this.all = all;
    }

    static Brokers start(Path folder) {
        var places = Stream.generate(Broker.Place::free).limit(HOW_MANY).toList();
        var all = new ArrayList<Broker>();
        for (int i = 0; i < HOW_MANY; i++) {
            all.add(new Broker(folder.resolve("kafka-" + (i + 1)), i + 1, places));
        }
        var brokers = new Brokers(List.copyOf(all));
        brokers.revive(all);
        return brokers;
    }

    /** They wait for each other, so that none is there before most are. */
    private void revive(List<Broker> some) {
        some.stream()
                .map(broker -> CompletableFuture.runAsync(broker::revive, Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);
    }

    /** Where the tests reach them, with no proxy between. */
    String direct() {
        return addresses(Stream.of(all).flatMap(List::stream).map(Broker::port));
    }

    String forCommandService() {
        return addresses(toCommandService().stream().map(Proxy::port));
    }

    String forQueryService() {
        return addresses(toQueryService().stream().map(Proxy::port));
    }

    private static String addresses(Stream<Integer> ports) {
        return ports.map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    List<Proxy> toCommandService() {
        return all.stream().map(Broker::toCommandService).toList();
    }

    List<Proxy> toQueryService() {
        return all.stream().map(Broker::toQueryService).toList();
    }

    Part any(int number) {
        return all.get(Math.floorMod(number, HOW_MANY));
    }

    /** All of them as one. */
    Part together() {
        return new Part() {
            @Override
            public void kill() {
                all.forEach(Broker::kill);
            }

            @Override
            public void revive() {
                Brokers.this.revive(all);
            }

            @Override
            public void freeze() {
                all.forEach(Broker::freeze);
            }

            @Override
            public void thaw() {
                all.forEach(Broker::thaw);
            }
        };
    }

    /** The one that leads most partitions of the topic when it is killed or frozen. */
    Part leader() {
        return new Part() {
            private Broker leader = all.getFirst();

            @Override
            public void kill() {
                leader = findLeader();
                leader.kill();
            }

            @Override
            public void revive() {
                leader.revive();
            }

            @Override
            public void freeze() {
                leader = findLeader();
                leader.freeze();
            }

            @Override
            public void thaw() {
                leader.thaw();
            }
        };
    }

    private Broker findLeader() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", direct()))) {
            var topics = admin.describeTopics(List.of(TOPIC)).allTopicNames().get(20, TimeUnit.SECONDS);
            var leads = topics.values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .map(TopicPartitionInfo::leader)
                    .collect(Collectors.groupingBy(node -> node == null ? 1 : node.id(), Collectors.counting()));
            int most = leads.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            return all.get(most - 1);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        all.forEach(Broker::close);
    }
}
