package muster.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is to be delivered, in PostgreSQL. Whoever delivers claims a watch first, so that of several processes one sends to a
 * receiver at a time; a claim ends by itself, so that one which died holds nothing up for long.
 */
@Component
class DeliveryStore {

    /** Makes a watch's turn come at once, except where somebody delivers just now. */
    static final String AT_ONCE = "not_before = CASE WHEN claim IS NULL THEN now() ELSE not_before END";

    private static final int MOST_LETTERS = 1_000;
    private static final String DUE = "dead_at IS NULL AND due <= now()";
    private static final String MINE = " WHERE id = :watch AND claim = :claim";

    private final JdbcClient tables;
    private final TransactionTemplate transactions;
    private final Patience patience;

    DeliveryStore(JdbcClient tables, TransactionTemplate transactions, Patience patience) {
        this.tables = tables;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** Claims watches to which something is to be delivered now. */
    List<Claim> claim(int most) {
        return tables.sql("""
                        WITH mine AS MATERIALIZED (
                            SELECT id FROM watch
                            WHERE url IS NOT NULL AND state = 'ACTIVE' AND not_before <= now()
                                AND EXISTS (SELECT FROM delivery WHERE watch = id AND %s)
                            ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE watch SET claim = gen_random_uuid(), not_before = now() + :lasts * interval '1 ms'
                        FROM mine WHERE watch.id = mine.id
                        RETURNING watch.id, claim, url, secret, failures""".formatted(DUE))
                .param("most", most)
                .param("lasts", patience.claim().toMillis())
                .query((row, _) -> new Claim(
                        row.getString("id"),
                        row.getObject("claim", UUID.class),
                        row.getString("url"),
                        Secret.of(row.getBytes("secret")),
                        row.getInt("failures")))
                .list();
    }

    /** What to send next, with the claim prolonged for it; nothing where all is sent, or the watch is another's by now. */
    Optional<Delivery> next(Claim claim) {
        int held = tables.sql("UPDATE watch SET not_before = now() + :lasts * interval '1 ms'" + MINE
                        + " AND state = 'ACTIVE'")
                .param("lasts", patience.claim().toMillis())
                .param("watch", claim.watch())
                .param("claim", claim.id())
                .update();
        return held == 0 ? Optional.empty() : first(claim);
    }

    /** What was tried seldom goes first, so that one that always fails holds up no other. */
    private Optional<Delivery> first(Claim claim) {
        return tables.sql("SELECT watch, position, place, payload, attempts FROM delivery WHERE watch = :watch AND "
                        + DUE + " ORDER BY attempts, position, place LIMIT 1")
                .param("watch", claim.watch())
                .query((row, _) -> new Delivery(
                        row.getString("watch"),
                        row.getLong("position"),
                        row.getInt("place"),
                        row.getString("payload"),
                        row.getInt("attempts")))
                .optional();
    }

    void delivered(Claim claim, Delivery delivery) {
        transactions.executeWithoutResult(_ -> {
            // The watch first, as whoever deletes it does: else the two could wait for each other.
            mine("UPDATE watch SET failures = 0, trouble = NULL", claim);
            tables.sql("DELETE FROM delivery WHERE message = :message")
                    .param("message", delivery.message())
                    .update();
        });
    }

    /**
     * Puts a delivery off, or gives it up, and leaves its receiver alone for a while.
     *
     * @param failures how many attempts have failed on end, this one included
     * @return whether it was given up
     */
    boolean failed(Claim claim, Delivery delivery, int failures, Outcome.Failed why) {
        Duration pause = patience.afterFailures(failures, why.retryAfter());
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            tables.sql("UPDATE watch SET claim = NULL, failures = :failures, trouble = :trouble,"
                            + " not_before = now() + :pause * interval '1 ms'" + MINE)
                    .param("failures", failures)
                    .param("trouble", why.why())
                    .param("pause", pause.toMillis())
                    .param("watch", claim.watch())
                    .param("claim", claim.id())
                    .update();
            return putOff(delivery, why);
        }));
    }

    private boolean putOff(Delivery delivery, Outcome.Failed why) {
        Duration pause = patience.afterAttempts(delivery.attempts() + 1, why.retryAfter());
        return tables.sql("""
                        UPDATE delivery SET attempts = attempts + 1, trouble = :trouble,
                            first_tried = coalesce(first_tried, now()),
                            due = now() + :pause * interval '1 ms',
                            dead_at = CASE WHEN first_tried <= now() - :most * interval '1 ms' THEN now() END
                        WHERE message = :message RETURNING dead_at IS NOT NULL""")
                .param("trouble", why.why())
                .param("pause", pause.toMillis())
                .param("most", patience.givesUpAfter().toMillis())
                .param("message", delivery.message())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The receiver wants no more; what waits is kept, should it be resumed. */
    void gone(Claim claim) {
        mine(
                "UPDATE watch SET state = 'GONE', claim = NULL, trouble = 'The receiver answered 410: it wants no more.'",
                claim);
    }

    /** Leaves the watch to whoever comes next. */
    void release(Claim claim) {
        mine("UPDATE watch SET claim = NULL, not_before = now()", claim);
    }

    private void mine(String update, Claim claim) {
        tables.sql(update + MINE)
                .param("watch", claim.watch())
                .param("claim", claim.id())
                .update();
    }

    /** Those given up first, at most a thousand. */
    List<DeadLetter> deadLetters(String watch) {
        return tables.sql("SELECT * FROM delivery WHERE watch = :watch AND dead_at IS NOT NULL"
                        + " ORDER BY position, place LIMIT " + MOST_LETTERS)
                .param("watch", watch)
                .query(DeliveryStore::letter)
                .list();
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getString("message"),
                row.getLong("position"),
                row.getString("payload"),
                row.getInt("attempts"),
                instant(row.getTimestamp("first_tried")),
                row.getTimestamp("dead_at").toInstant(),
                Optional.ofNullable(row.getString("trouble")));
    }

    private static Optional<Instant> instant(Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }

    /**
     * Lets what was given up be delivered as if it were new, with the id that it had.
     *
     * @param message one alone; without it, all
     * @return how many that were
     */
    int redeliver(String watch, Optional<String> message) {
        return transactions.execute(_ -> {
            tables.sql("UPDATE watch SET failures = 0, " + AT_ONCE + " WHERE id = :watch")
                    .param("watch", watch)
                    .update();
            return tables.sql("UPDATE delivery SET dead_at = NULL, attempts = 0, first_tried = NULL, due = now()"
                            + " WHERE watch = :watch AND dead_at IS NOT NULL"
                            + " AND message = coalesce(CAST(:message AS text), message)")
                    .param("watch", watch)
                    .param("message", message.orElse(null))
                    .update();
        });
    }

    /** Forgets what was given up. */
    void discard(String watch) {
        tables.sql("DELETE FROM delivery WHERE watch = :watch AND dead_at IS NOT NULL")
                .param("watch", watch)
                .update();
    }

    /** How many deliveries are to be made, and how many were given up, of all watches. */
    record Counts(long waiting, long dead) {}

    Counts counts() {
        return tables.sql("SELECT count(*) FILTER (WHERE dead_at IS NULL) AS waiting,"
                        + " count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead FROM delivery")
                .query((row, _) -> new Counts(row.getLong("waiting"), row.getLong("dead")))
                .single();
    }
}
