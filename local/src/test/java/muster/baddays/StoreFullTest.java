package muster.baddays;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The disk of PostgreSQL is full: what cannot be recorded is not acknowledged, and it goes on when there is room. */
class StoreFullTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NO_KAFKA = "127.0.0.1:1";

    private final Ledger ledger = new Ledger();

    @Test
    void aFullStoreAnswersWith503AndGoesOnWhenThereIsRoom() throws Exception {
        var room = Room.of("120m");
        assumeTrue(room.isPresent(), "only root can mount a small file system to fill");
        var aside = Servers.temporary();
        try (var full = room.get();
                var postgres = Postgres.on(full.folder().resolve("postgres"), aside.resolve("postgres.log"));
                var service = new Instance(aside.resolve("service"), postgres, NO_KAFKA).start()) {
            var client = Client.of(service, ledger);
            var load = Load.by(client, Length.chance("full"));
            for (int i = 0; i < Length.of(1, 5); i++) {
                load.awaitMore(50);
                full.fill();
                isTold503(client);
                full.makeRoom();
                goesOn(postgres, load);
                full.fill();
                ends(postgres);
                isTold503(client);
                full.makeRoom();
                goesOn(postgres, load);
            }
            load.finish();
            client.settleOpen();
            assertThat(Judgement.of(Seen.on(postgres, service), List.of(ledger)))
                    .isEmpty();
        }
    }

    /** Until what is left in half-empty pages is used up, there may be answers of another kind. */
    private static void isTold503(Client client) {
        assertThat(Await.until(
                        PATIENCE, () -> client.offer(Documents.formCoalition("full-" + System.nanoTime())) == 503))
                .isTrue();
    }

    /** Where its own log cannot grow, PostgreSQL ends itself rather than forget. */
    private static void ends(Postgres postgres) {
        assertThat(Await.until(PATIENCE, () -> !postgres.obeys("select pg_switch_wal()") && !postgres.isAlive()))
                .isTrue();
    }

    private static void goesOn(Postgres postgres, Load load) {
        assertThat(Await.until(PATIENCE, postgres::runs)).isTrue();
        load.awaitMore(50, PATIENCE);
    }
}
