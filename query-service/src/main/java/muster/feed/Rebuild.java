package muster.feed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.gate.Caller;
import muster.projection.Projection;
import muster.projection.RebuiltStore;
import muster.projection.RebuiltStore.UnderWay;
import muster.projection.RecordStore;

/**
 * Builds the projection anew beside the one that answers: from Kafka, and from the log itself what Kafka has lost. Then it
 * takes the other's place between two questions. Whatever fails on the way leaves the live one as it was.
 */
@Component
public class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final RecordStore store;
    private final Projection projection;
    private final KafkaClients kafka;
    private final LogItself log;
    private final Clock clock;
    private final AtomicBoolean isUnderWay = new AtomicBoolean();
    private volatile Gathering current = new Gathering(0);
    private volatile Instant begun = Instant.EPOCH;
    private volatile Optional<Outcome> last = Optional.empty();

    Rebuild(RecordStore store, Projection projection, KafkaClients kafka, LogItself log, Clock clock) {
        this.store = store;
        this.projection = projection;
        this.kafka = kafka;
        this.log = log;
        this.clock = clock;
    }

    /** How far it is, in records. */
    public record Progress(long done, long of, long secondsLeft) {}

    /**
     * How the last one ended.
     *
     * @param position up to which it was built
     * @param same whether it held what the one before it held
     * @param differing the coalitions of which it did not
     * @param failed why it did not take over, for a person; empty where it did
     */
    public record Outcome(
            long position, boolean same, List<String> differing, Optional<String> failed, double seconds) {

        /** The same, naming these coalitions alone. */
        public Outcome telling(Predicate<String> coalitions) {
            return new Outcome(
                    position, same, differing.stream().filter(coalitions).toList(), failed, seconds);
        }
    }

    /** Begins, unless one is under way, on behalf of whoever asks for it. */
    public boolean begin() {
        Caller caller = Caller.current();
        Gathering gathering = new Gathering(projection.current().position());
        if (!isUnderWay.compareAndSet(false, true)) {
            return false;
        }
        begun = clock.instant();
        current = gathering;
        Thread.ofPlatform().name("rebuild").daemon(true).start(() -> run(gathering, caller));
        return true;
    }

    /** How far the one under way is, if one is. */
    public Optional<Progress> progress() {
        if (!isUnderWay.get()) {
            return Optional.empty();
        }
        long done = current.done();
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        double left = done == 0 ? 0 : seconds * (current.of() - done) / done;
        return Optional.of(new Progress(done, current.of(), Math.max(1, (long) Math.ceil(left))));
    }

    /** How the last one ended, if there was one since the start. */
    public Optional<Outcome> last() {
        return last;
    }

    private void run(Gathering gathering, Caller caller) {
        try {
            last = Optional.of(outcome(gathering, caller));
        } finally {
            isUnderWay.set(false);
        }
    }

    private Outcome outcome(Gathering gathering, Caller caller) {
        try {
            Set<String> differing = build(gathering, caller);
            LOG.info("Rebuilt up to position {}; {}", gathering.of(), said(differing));
            return outcome(gathering, differing, Optional.empty());
        } catch (SQLException | IOException | UnderWay | RuntimeException failed) {
            LOG.error("The rebuild failed; what was there answers on.", failed);
            return outcome(gathering, Set.of(), Optional.of(String.valueOf(failed.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return outcome(gathering, Set.of(), Optional.of("The service ended."));
        }
    }

    private static String said(Set<String> differing) {
        return differing.isEmpty() ? "it holds what was there." : "it differs from what was there in " + differing;
    }

    private Outcome outcome(Gathering gathering, Set<String> differing, Optional<String> failed) {
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        return new Outcome(
                gathering.of(), failed.isEmpty() && differing.isEmpty(), List.copyOf(differing), failed, seconds);
    }

    private Set<String> build(Gathering gathering, Caller caller)
            throws SQLException, IOException, UnderWay, InterruptedException {
        try (RebuiltStore rebuilt = store.rebuild()) {
            new TopicReading(kafka).gather(gathering, rebuilt);
            log.fill(gathering, rebuilt, caller);
            rebuilt.finish();
            Set<Coalition> differing = rebuilt.differing(gathering.of(), gathering.digests());
            Set<Coalition> judgedAnew = new HashSet<>(differing);
            // One stop hides those behind it: where one may go, the next must be looked for.
            projection.current().stops().forEach(stop -> judgedAnew.add(stop.coalition()));
            rebuilt.unreadable(judgedAnew).forEach(gathering::stop);
            rebuilt.takeOver(gathering.of(), gathering.stops(), judgedAnew);
            return differing.stream().map(Coalition::slug).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
