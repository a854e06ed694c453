package muster.baddays;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody else has a transaction open on the log's database: a report, a backup, an operator at lunch. */
class HeldUpTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofSeconds(Length.of(0, 60));
    private static final long LOCK_OF_THE_ORDER = 0x6d757374657201L;

    private final Servers servers = Servers.shared();
    private final Ledger ledger = servers.ledger();
    private final Load load = Load.by(Client.of(servers.service(), ledger), Length.chance("held up"));

    @AfterEach
    void rest() {
        load.finish();
    }

    @Test
    void whoeverOnlyLooksHoldsUpNothing() throws Exception {
        try (var reader = servers.postgres().session();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("select from log where position = 1 for update");
            goesOnFor(MINUTE);
        }
        nothingIsLost();
    }

    private void goesOnFor(Duration time) {
        long begun = System.nanoTime();
        do {
            load.awaitMore(20, SOON);
        } while (System.nanoTime() - begun < time.toNanos());
    }

    @ParameterizedTest
    @MethodSource("locks")
    void whoeverLocksTheLogHasCommandsAnsweredWith503UntilTheLockIsGone(String lock) throws Exception {
        load.awaitMore(20);
        try (var holder = servers.postgres().session();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(lock);
            long begun = System.nanoTime();
            do {
                isTold503InTime();
            } while (System.nanoTime() - begun < MINUTE.toNanos());
            holder.rollback();
        }
        load.awaitMore(20, SOON);
        nothingIsLost();
    }

    /** Each takes until the statements that wait for it are given up; the second holds up whoever asks what landed, too. */
    static List<String> locks() {
        var all = List.of(
                "lock table log in share mode", "select pg_advisory_xact_lock(%d)".formatted(LOCK_OF_THE_ORDER));
        return all.subList(Length.of(1, 0), all.size());
    }

    private void isTold503InTime() {
        int before = ledger.timesPutOff();
        assertThat(Await.until(LIMIT, () -> ledger.timesPutOff() > before))
                .as("503")
                .isTrue();
    }

    private void nothingIsLost() throws Exception {
        load.finish();
        assertThat(servers.findings()).isEmpty();
    }
}
