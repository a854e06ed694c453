package muster.baddays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/** Two command-services on one log: one order without a gap, and when one dies or hangs, the other goes on. */
@TestInstance(PER_CLASS)
class TwoInstancesTest {

    private static final long RELAY = 0x6d757374657202L;
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private final Servers servers = Servers.shared();
    private final Ledger ledger = servers.ledger();
    private final Instance first = servers.service();
    private final Instance second = servers.anotherService("second").start();
    private final Load load =
            Load.by(List.of(client(first, second), client(second, first)), Length.chance("two instances"));

    /** Goes to its own service, and to the other when its own does not answer. */
    private Client client(Instance own, Instance other) {
        return new Client(ledger, Duration.ofSeconds(15), own.port(), other.port());
    }

    @BeforeEach
    void both() {
        load.awaitMore(50);
    }

    @AfterEach
    void bothAgain() {
        first.thaw();
        second.thaw();
        first.revive();
        second.revive();
    }

    @AfterAll
    void theyMakeOneOrder() throws Exception {
        load.finish();
        second.close();
        assertThat(servers.findings()).isEmpty();
    }

    @Test
    void whenOneIsKilledTheOtherRecordsAndRelays() throws Exception {
        var victim = holding(RELAY);
        victim.kill();
        recordsAndRelays(other(victim));
    }

    @Test
    void whenOneHangsThatRelaysAndHoldsTheOrderTheOtherRecordsAndRelays() throws Exception {
        var victim = holding(RELAY);
        var gate = gateThatHolds(victim);
        victim.freeze();
        gate.open();
        recordsAndRelays(other(victim));
        gate.remove();
    }

    /** Both come to it by turns. */
    private Gate gateThatHolds(Instance wanted) throws SQLException {
        while (true) {
            var gate = Gate.closedAt(Point.BEFORE_INSERT, servers.postgres()).awaitSomebody();
            if (wanted.proxy().carries(gate.clientPort())) {
                return gate;
            }
            gate.open();
            gate.remove();
        }
    }

    private Instance holding(long lock) {
        return connectedFrom((int) servers.postgres().number("""
                select client_port from pg_locks join pg_stat_activity using (pid)
                where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint) = %d""".formatted(lock)));
    }

    private Instance connectedFrom(int port) {
        return first.proxy().carries(port) ? first : second;
    }

    private Instance other(Instance one) {
        return one == first ? second : first;
    }

    private void recordsAndRelays(Instance instance) {
        var client = new Client(ledger, SECONDS, instance.port());
        long begun = System.nanoTime();
        var receipt =
                client.settle(Documents.formCoalition("taken-over-" + begun)).orElseThrow();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SECONDS);
        try (var topic = Topic.on(servers.kafka())) {
            assertThat(Await.until(SECONDS, () -> topic.head() >= receipt.position()))
                    .as("position %d comes to the topic", receipt.position())
                    .isTrue();
        }
    }
}
