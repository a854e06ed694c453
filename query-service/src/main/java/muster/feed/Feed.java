package muster.feed;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import muster.projection.Projection;
import muster.projection.Read;
import muster.projection.RecordStore;
import muster.projection.Snapshot;
import muster.projection.Stop;
import muster.projection.StoredRecords;
import muster.telemetry.Trails;

/**
 * Reads the topic and applies what it reads. Records, offsets and position are stored in one transaction, and shown only
 * then, so that a record has its effect once however often it is delivered and wherever the process is killed. Whatever is
 * away is waited for.
 */
@Component
@Lazy(false)
class Feed implements InitializingBean, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE_WITH_KAFKA = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final RecordStore store;
    private final StoredRecords stored;
    private final Projection projection;
    private final FeedState state;
    private final KafkaClients kafka;
    private final Clock clock;
    private final Trails trails;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("feed").daemon(true).unstarted(this::run);
    private final GapWatch gaps = new GapWatch();

    /**
     * What to read next, by topic and partition, for what is shown here. A neighbour on the database notes there how far it
     * is itself: whoever went on from that would never see what lies between.
     */
    private Map<String, Map<Integer, Long>> next = new HashMap<>();

    private long generation;
    private Instant looked = Instant.MIN;

    Feed(
            RecordStore store,
            StoredRecords stored,
            Projection projection,
            FeedState state,
            KafkaClients kafka,
            Clock clock,
            Trails trails) {
        this.store = store;
        this.stored = stored;
        this.projection = projection;
        this.state = state;
        this.kafka = kafka;
        this.clock = clock;
        this.trails = trails;
    }

    /** Begins while the rest of the service still starts: what was stored is read meanwhile. */
    @Override
    public void afterPropertiesSet() {
        thread.start();
    }

    @Override
    public void start() {}

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Ends waiting readers too: no watcher would ever end by itself. */
    @Override
    public void stop() {
        closing.countDown();
        projection.close();
        try {
            // Kafka's clients close badly when interrupted: only what waits for a broker that is away needs it.
            if (!thread.join(PATIENCE_AT_THE_END)) {
                thread.interrupt();
                thread.join(PATIENCE_AT_THE_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Backoff backoff = new Backoff();
        while (!isClosing()) {
            try {
                follow(backoff);
            } catch (InterruptedException | InterruptException | WakeupException ending) {
                return;
            } catch (SQLException | FlywayException away) {
                pause(backoff, "PostgreSQL cannot be used: " + root(away));
            } catch (TopicChanged | OffsetOutOfRangeException changed) {
                LOG.warn("Reading the log again from where it begins: {}", changed.getMessage());
            } catch (KafkaException away) {
                pause(backoff, "Kafka cannot be used: " + away.getMessage());
            } catch (RuntimeException unexpected) {
                LOG.error("The feed failed and begins again.", unexpected);
                pause(backoff, "The feed failed and begins again: " + unexpected);
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Backoff backoff, String why) {
        if (isClosing()) {
            return;
        }
        say(why);
        try {
            closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing.countDown();
        }
    }

    /** The reason behind it: what is wrapped around it counts milliseconds and so is never the same twice. */
    private static String root(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() instanceof SQLException cause) {
            root = cause;
        }
        return String.valueOf(root.getMessage());
    }

    /** Says a trouble once, not each time that it is met again. */
    private void say(String why) {
        if (!state.trouble().equals(why)) {
            LOG.warn("{}", why);
        }
        state.waiting(why);
    }

    private void follow(Backoff backoff) throws SQLException, InterruptedException {
        if (!projection.isLoaded()) {
            store.prepare();
            load();
        }
        lookForRebuilt();
        try (Admin admin = kafka.admin();
                Consumer<byte[], byte[]> consumer = kafka.consumer()) {
            TopicWatch watch = new TopicWatch(admin, kafka.topic(), clock);
            Topic topic = find(watch);
            LOG.info(
                    "Reading {} from position {} on.",
                    kafka.topic(),
                    projection.current().position() + 1);
            seek(consumer, topic);
            backoff.reset();
            read(consumer, topic, watch);
        }
    }

    /** The offsets first: what is stored while they are read is at most read again. */
    private void load() throws SQLException {
        generation = store.generation();
        next = store.offsets();
        projection.publishAnew(stored.load());
        projection.current().stops().forEach(Feed::loudly);
    }

    /** Another projection may have taken the place of the one that was read, built here or by a neighbour. */
    private void lookForRebuilt() throws SQLException {
        Instant now = clock.instant();
        if (now.isAfter(looked.plus(LOOK_AFTER)) || now.isBefore(looked)) {
            looked = now;
            if (store.generation() != generation) {
                LOG.info("A rebuilt projection has taken over; it is read anew.");
                load();
            }
        }
    }

    /** The relay makes the topic when it has something to send for the first time. */
    private Topic find(TopicWatch watch) throws InterruptedException, SQLException {
        Optional<Topic> topic = watch.find();
        while (topic.isEmpty()) {
            say("The topic " + kafka.topic() + " is not there yet.");
            if (closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
            lookForRebuilt();
            topic = watch.find();
        }
        return topic.get();
    }

    private void seek(Consumer<byte[], byte[]> consumer, Topic topic) {
        Map<Integer, Long> offsets = next.getOrDefault(topic.id(), Map.of());
        consumer.assign(topic.all());
        topic.all().forEach(one -> consumer.seek(one, offsets.getOrDefault(one.partition(), 0L)));
    }

    private void read(Consumer<byte[], byte[]> consumer, Topic topic, TopicWatch watch)
            throws InterruptedException, SQLException {
        while (!isClosing()) {
            lookForRebuilt();
            ConsumerRecords<byte[], byte[]> records;
            try {
                records = consumer.poll(POLL);
            } catch (OffsetOutOfRangeException lost) {
                LOG.warn("Kafka has lost what was to be read next; what is there now is read from its beginning.");
                rewind(consumer, topic);
                continue;
            }
            if (!records.isEmpty()) {
                take(topic, records);
            }
            watch.look(topic);
            note(consumer, topic, watch, records.isEmpty() ? watch.lastAnswered() : clock.instant());
        }
    }

    /** Whoever is shown what is applied goes on from where its trace has come: so that is kept first. */
    private void take(Topic topic, ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        List<Trails.Step> steps = new ArrayList<>();
        try {
            apply(Reading.of(topic.id(), records, projection.current().position(), (position, trace) -> {
                Optional<Trails.Step> step =
                        trails.begin("feed", SpanKind.CONSUMER, position, () -> Optional.of(trace));
                trails.keep(position, step.flatMap(Trails.Step::traceparent));
                step.ifPresent(steps::add);
            }));
        } finally {
            steps.forEach(Trails.Step::close);
        }
    }

    private void note(Consumer<byte[], byte[]> consumer, Topic topic, TopicWatch watch, Instant answered) {
        boolean unread = watch.ends().isEmpty()
                || watch.ends().entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                || consumer.assignment().stream()
                        .anyMatch(one -> consumer.currentLag(one).orElse(0) > 0);
        Snapshot current = projection.current();
        String before = state.trouble();
        state.running(current.highest(), answered, unread || current.hasGap());
        if (state.trouble().isEmpty() && !before.isEmpty()) {
            LOG.info("All that is in the log can be read.");
        } else if (!state.trouble().equals(before)) {
            LOG.warn("{}", state.trouble());
        }
        if (gaps.isOverdue(current, unread, clock.instant())) {
            LOG.warn("Position {} is missing; the topic is read again from its beginning.", current.position() + 1);
            rewind(consumer, topic);
        }
    }

    /** A topic that was emptied and filled again does not begin at offset 0. */
    private static void rewind(Consumer<byte[], byte[]> consumer, Topic topic) {
        consumer.beginningOffsets(topic.all(), PATIENCE_WITH_KAFKA).forEach(consumer::seek);
    }

    /** Applies it, however long PostgreSQL is away: what was read is kept and not read again. */
    private void apply(Read read) throws InterruptedException {
        Backoff backoff = new Backoff();
        while (!isClosing()) {
            try {
                show(store.store(read, projection.current()));
                next.computeIfAbsent(read.topicId(), _ -> new HashMap<>()).putAll(read.nextOffsets());
                return;
            } catch (SQLException away) {
                pause(backoff, "PostgreSQL cannot be used: " + root(away));
            }
        }
        throw new InterruptedException();
    }

    private void show(Snapshot next) {
        next.stops().stream()
                .filter(stop -> !projection.current().stops().contains(stop))
                .forEach(Feed::loudly);
        projection.publish(next);
    }

    private static void loudly(Stop stop) {
        LOG.error("{} is not followed after position {}. {}", stop.coalition(), stop.after(), stop.reason());
    }
}
