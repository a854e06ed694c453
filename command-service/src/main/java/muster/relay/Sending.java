package muster.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.LogReader;
import muster.eventstore.StoredRecord;

/** The relay at work, until PostgreSQL or Kafka fails it. */
final class Sending implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int PAGE = 1_000;
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(2);

    /** What a crash makes the relay send again, at most. */
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(200);

    /**
     * What comes after quiet is sent at once; what comes after that is gathered for so long. A shipment costs more than the
     * records in it, and under load the processors are wanted elsewhere.
     */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Leadership leadership;
    private final Broker broker;
    private final LogReader reader;
    private final String topic;
    private Cursor cursor;
    private Cursor saved;
    private Deadline nextSave = Deadline.in(BETWEEN_SAVES);
    private Deadline nextCheck = Deadline.in(BETWEEN_CHECKS);

    /**
     * Finds out where to go on.
     *
     * @param refill told when that is at the first record again
     */
    Sending(Leadership leadership, Broker broker, LogReader reader, String topic, Runnable refill)
            throws SQLException, InterruptedException {
        this.leadership = leadership;
        this.broker = broker;
        this.reader = reader;
        this.topic = topic;
        this.saved = leadership.cursor(topic);
        this.cursor = begin(refill);
        save();
    }

    private Cursor begin(Runnable refill) throws InterruptedException {
        var found = broker.ensuredTopic();
        if (saved.isHeldBy(found)) {
            return saved;
        }
        if (saved.equals(Cursor.NOWHERE)) {
            return Cursor.behind(found);
        }
        LOG.warn("{} has lost records or was made anew: it is emptied, and filled again from the first", topic);
        refill.run();
        return Cursor.behind(broker.emptiedTopic());
    }

    /** All records up to this one have been acknowledged. */
    long position() {
        return cursor.position();
    }

    /** Sends what the log has next, or waits a little for it to grow. */
    void goOn() throws SQLException, InterruptedException {
        leadership.forgetGrowth();
        var gathered = Deadline.in(GATHERING);
        var page = reader.read(cursor.position(), PAGE);
        send(page);
        if (page.isEmpty() || nextSave.isPast()) {
            save();
        }
        if (nextCheck.isPast()) {
            check();
        }
        if (page.isEmpty()) {
            leadership.awaitGrowth(BEAT);
        } else if (page.size() < PAGE) {
            gathered.await();
        }
    }

    private void send(List<StoredRecord> page) throws InterruptedException {
        for (var shipment : Shipment.of(page)) {
            cursor = broker.send(shipment, cursor);
        }
    }

    private void save() throws SQLException {
        if (!cursor.equals(saved)) {
            leadership.save(topic, cursor);
            saved = cursor;
        }
        nextSave = Deadline.in(BETWEEN_SAVES);
    }

    private void check() throws SQLException, InterruptedException {
        leadership.affirm();
        if (!cursor.isHeldBy(broker.ensuredTopic())) {
            throw new BrokerTrouble(topic + " has lost records");
        }
        nextCheck = Deadline.in(BETWEEN_CHECKS);
    }

    @Override
    public void close() throws SQLException {
        save();
    }
}
