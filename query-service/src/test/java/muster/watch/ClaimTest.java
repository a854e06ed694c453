package muster.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import muster.event.Coalition;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several processes at one watch, and one of them killed between the sending and its note. */
class ClaimTest {

    private static final Duration CLAIM = Duration.ofMillis(400);
    private static final Patience PATIENCE =
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(5), CLAIM);

    private final Receiver receiver = new Receiver();
    private final HikariDataSource database = database();
    private final JdbcClient tables = JdbcClient.create(database);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    private final DeliveryStore store = new DeliveryStore(tables, transactions, PATIENCE);
    private final Sender sender = new Sender(
            new AllowList("http://127.0.0.1:" + receiver.port()),
            Clock.systemUTC(),
            SystemDefaultDnsResolver.INSTANCE,
            Duration.ofSeconds(5));
    private String watch = "";

    private static HikariDataSource database() {
        TestServers.Database fresh = TestServers.freshDatabase();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(fresh.jdbcUrl());
        database.setUsername(fresh.user());
        database.setPassword(fresh.password());
        database.setMaximumPoolSize(2);
        return database;
    }

    @BeforeEach
    void aWatchWithTwoDeliveries() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:muster/projection/schema")
                .load()
                .migrate();
        Wish wish = new Wish(
                "",
                new Rules(List.of(), List.of(), List.of(), List.of()),
                Optional.of(WebhookAddress.parse(receiver.url("/"))));
        watch = new WatchStore(tables, transactions, 5)
                .add(new Coalition("willing"), Optional.empty(), wish, Optional.of(Secret.random()), 0)
                .id();
        for (int position = 1; position <= 2; position++) {
            tables.sql("INSERT INTO delivery (watch, position, place, message, payload) VALUES (?, ?, 0, ?, '{}')")
                    .params(watch, position, Delivery.message(watch, position, 0))
                    .update();
        }
    }

    @AfterEach
    void end() {
        sender.close();
        database.close();
        receiver.close();
    }

    private void round(Claim claim, DeliveryStore noting) {
        new Round(claim, noting, sender, new WatchMeters(), PATIENCE, new CountDownLatch(1)).run();
    }

    private List<String> ids() {
        return receiver.at("/").stream().map(Receiver.Received::id).toList();
    }

    private Claim claimedWithin(Duration patience) {
        List<Claim> claims = new ArrayList<>();
        assertThat(Await.until(patience, () -> claims.addAll(store.claim(10)))).isTrue();
        return claims.getFirst();
    }

    @Test
    void aWatchIsOneProcessesUntilItIsDone() {
        Claim claim = store.claim(10).getFirst();
        assertThat(store.claim(10)).isEmpty();
        round(claim, store);
        assertThat(ids()).hasSize(2).doesNotHaveDuplicates();
        assertThat(store.claim(10)).as("nothing is left").isEmpty();
    }

    /** Ends as a process does that is killed: what comes after does not happen. */
    private final class Killed extends DeliveryStore {

        Killed() {
            super(tables, transactions, PATIENCE);
        }

        @Override
        void delivered(Claim claim, Delivery delivery) {
            throw new Error("killed");
        }
    }

    @Test
    void whatWasSentAndNotNotedIsSentAgainUnderItsIdAndNothingIsSkipped() {
        Claim claim = store.claim(10).getFirst();
        assertThatThrownBy(() -> round(claim, new Killed())).hasMessage("killed");
        assertThat(store.claim(10)).as("the dead one's claim holds for a while").isEmpty();

        round(claimedWithin(CLAIM.multipliedBy(10)), store);
        assertThat(ids()).hasSize(3);
        assertThat(ids().get(1)).isEqualTo(ids().get(0));
        assertThat(ids().get(2)).isNotEqualTo(ids().get(0));
    }

    @Test
    void whoWasHeldUpTooLongSendsNothingMore() {
        Claim late = store.claim(10).getFirst();
        Claim now = claimedWithin(CLAIM.multipliedBy(10));
        round(late, store);
        assertThat(ids()).isEmpty();
        store.failed(late, store.next(now).orElseThrow(), 1, Outcome.Failed.because("late"));
        assertThat(store.next(now)).as("the claim is still another's").isPresent();
    }
}
