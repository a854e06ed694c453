package muster.watch;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

import muster.answer.Wire;
import muster.event.Coalition;
import muster.event.Recorded;
import muster.live.Notice;
import muster.live.Notices;
import muster.projection.Projection;
import muster.projection.Snapshot;
import muster.record.Times;

/**
 * Writes down what each watch is to be told, together with how far that is: however often it is interrupted, every change is
 * written down once. What a watch is not told of yet waits in the log, so that a receiver which is away fills no table.
 */
@Component
class Outbox {

    /** So many deliveries of one watch are kept, those given up included; then no more are written down. */
    static final int MOST_KEPT = 10_000;

    private static final int COMMANDS_AT_ONCE = 500;

    private final JdbcClient tables;
    private final TransactionTemplate transactions;
    private final Projection projection;
    private final Notices notices;

    Outbox(JdbcClient tables, TransactionTemplate transactions, Projection projection, Notices notices) {
        this.tables = tables;
        this.transactions = transactions;
        this.projection = projection;
        this.notices = notices;
    }

    /** Goes on a good deal for each of these watches; whether there is more to do. */
    boolean fill(List<Watch> active, Snapshot current) {
        boolean more = false;
        for (Watch watch : active) {
            if (watch.told() < current.last(new Coalition(watch.coalition()))) {
                more |= Boolean.TRUE.equals(transactions.execute(_ -> fill(watch, current)));
            }
        }
        return more;
    }

    private boolean fill(Watch watch, Snapshot current) {
        // Another process may have gone on since, or do so now.
        List<Long> told = tables.sql(
                        "SELECT told FROM watch WHERE id = :id AND state = 'ACTIVE' FOR UPDATE SKIP LOCKED")
                .param("id", watch.id())
                .query(Long.class)
                .list();
        return !told.isEmpty() && hasRoom(watch) && fill(watch, current, told.getFirst());
    }

    private boolean hasRoom(Watch watch) {
        return tables.sql("SELECT count(*) FROM delivery WHERE watch = :id")
                        .param("id", watch.id())
                        .query(Integer.class)
                        .single()
                < MOST_KEPT;
    }

    private boolean fill(Watch watch, Snapshot current, long told) {
        Coalition coalition = new Coalition(watch.coalition());
        List<List<Recorded>> all =
                projection.chronicle(current, coalition).commandsBetween(told, current.last(coalition));
        List<List<Recorded>> some = all.subList(0, Math.min(COMMANDS_AT_ONCE, all.size()));
        for (List<Recorded> command : some) {
            for (Notice notice : notices.of(current, coalition, command)) {
                notice.changed().filter(watch.rules()::match).ifPresent(_ -> write(watch, notice, command));
            }
        }
        if (!some.isEmpty()) {
            tables.sql("UPDATE watch SET told = :told WHERE id = :id")
                    .param("told", some.getLast().getLast().position())
                    .param("id", watch.id())
                    .update();
        }
        return some.size() < all.size();
    }

    private void write(Watch watch, Notice notice, List<Recorded> command) {
        tables.sql("""
                        INSERT INTO delivery (watch, position, place, message, payload)
                        VALUES (:watch, :position, :place, :message, :payload) ON CONFLICT DO NOTHING""")
                .param("watch", watch.id())
                .param("position", notice.position())
                .param("place", notice.index())
                .param("message", Delivery.message(watch.id(), notice.position(), notice.index()))
                .param("payload", payload(watch, notice, command.getLast()))
                .update();
    }

    /** What is sent: the change as the live stream tells it, and of which coalition it is. */
    private static String payload(Watch watch, Notice notice, Recorded last) {
        ObjectNode payload = Wire.mapper().createObjectNode();
        payload.put("type", "stance.changed");
        payload.put("timestamp", Times.text(last.recordedAt()));
        ObjectNode data = payload.putObject("data");
        data.put("coalition", watch.coalition());
        data.setAll((ObjectNode) Wire.mapper().readTree(notice.json()));
        return payload.toString();
    }
}
