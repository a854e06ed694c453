package muster.watch;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.answer.Wire;
import muster.event.Coalition;

/** The watches, in PostgreSQL. */
@Component
class WatchStore {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES_OF_AN_ID = 24;
    private static final String SELECT = """
            SELECT watch.*,
                (SELECT count(*) FROM delivery WHERE watch = id AND dead_at IS NULL) AS waiting,
                (SELECT count(*) FROM delivery WHERE watch = id AND dead_at IS NOT NULL) AS dead
            FROM watch\s""";
    private static final String OF_OWNER =
            "WHERE issuer IS NOT DISTINCT FROM CAST(:issuer AS text) AND subject IS NOT DISTINCT FROM CAST(:subject AS text)";

    private final JdbcClient tables;
    private final TransactionTemplate transactions;
    private final int most;

    WatchStore(
            JdbcClient tables, TransactionTemplate transactions, @Value("${muster.watch.most-per-owner:50}") int most) {
        this.tables = tables;
        this.transactions = transactions;
        this.most = most;
    }

    /** An id that nobody can guess: to know it is leave to read the feed. */
    private static String newId() {
        byte[] id = new byte[BYTES_OF_AN_ID];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /**
     * Stores a watch.
     *
     * @param secret of one that has a webhook
     * @param after from which position on it is told of changes
     * @throws Refused its owner has as many as one may have
     */
    Watch add(Coalition coalition, Optional<Owner> owner, Wish wish, Optional<Secret> secret, long after) {
        String id = newId();
        transactions.executeWithoutResult(_ -> {
            refuseTooMany(owner);
            tables.sql("""
                            INSERT INTO watch (id, issuer, subject, coalition, name, rules, url, secret, told)
                            VALUES (:id, :issuer, :subject, :coalition, :name, CAST(:rules AS jsonb), :url, :secret, :told)""")
                    .param("id", id)
                    .param("issuer", issuer(owner))
                    .param("subject", subject(owner))
                    .param("coalition", coalition.slug())
                    .param("name", wish.name())
                    .param("rules", Wire.mapper().writeValueAsString(wish.rules()))
                    .param("url", wish.url().map(url -> url.uri().toString()).orElse(null))
                    .param("secret", secret.map(Secret::bytes).orElse(null))
                    .param("told", after)
                    .update();
        });
        return find(id).orElseThrow();
    }

    private void refuseTooMany(Optional<Owner> owner) {
        // Two who ask at once are counted one after the other.
        tables.sql("SELECT pg_advisory_xact_lock(hashtext(:owner))")
                .param("owner", "muster.watch/" + owner)
                .query(rows -> {});
        long there = tables.sql("SELECT count(*) FROM watch " + OF_OWNER)
                .param("issuer", issuer(owner))
                .param("subject", subject(owner))
                .query(Long.class)
                .single();
        if (there >= most) {
            throw Refused.because(
                    Reason.TOO_MANY_WATCHES,
                    "There are %d watches already, which is as many as there may be; delete one at /watches."
                            .formatted(there));
        }
    }

    private static @Nullable String issuer(Optional<Owner> owner) {
        return owner.map(Owner::issuer).orElse(null);
    }

    private static @Nullable String subject(Optional<Owner> owner) {
        return owner.map(Owner::subject).orElse(null);
    }

    Optional<Watch> find(String id) {
        return tables.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(WatchStore::watch)
                .optional();
    }

    /** All of one owner, or of nobody, the oldest first. */
    List<Watch> of(Optional<Owner> owner) {
        return tables.sql(SELECT + OF_OWNER + " ORDER BY created_at, id")
                .param("issuer", issuer(owner))
                .param("subject", subject(owner))
                .query(WatchStore::watch)
                .list();
    }

    /** Those that have a webhook to which something may be sent. */
    List<Watch> active() {
        return tables.sql(
                        "SELECT watch.*, 0 AS waiting, 0 AS dead FROM watch WHERE url IS NOT NULL AND state = 'ACTIVE'")
                .query(WatchStore::watch)
                .list();
    }

    void delete(String id) {
        tables.sql("DELETE FROM watch WHERE id = :id").param("id", id).update();
    }

    void pause(String id) {
        tables.sql("UPDATE watch SET state = 'PAUSED' WHERE id = :id AND state = 'ACTIVE'")
                .param("id", id)
                .update();
    }

    /** Goes on from where it stopped, at once, unless an attempt is under way. */
    void resume(String id) {
        tables.sql("UPDATE watch SET state = 'ACTIVE', trouble = NULL, failures = 0, " + DeliveryStore.AT_ONCE
                        + " WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static Watch watch(ResultSet row, int number) throws SQLException {
        String issuer = row.getString("issuer");
        return new Watch(
                row.getString("id"),
                issuer == null ? Optional.empty() : Optional.of(new Owner(issuer, row.getString("subject"))),
                row.getString("coalition"),
                row.getString("name"),
                Wire.mapper().readValue(row.getString("rules"), Rules.class),
                Optional.ofNullable(row.getString("url")),
                Watch.State.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getLong("told"),
                Optional.ofNullable(row.getString("trouble")),
                row.getInt("waiting"),
                row.getInt("dead"));
    }
}
