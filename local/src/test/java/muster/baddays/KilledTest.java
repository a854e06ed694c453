package muster.baddays;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Killed with -9 under load, at the worst moments and at any: what was acknowledged is recorded, once, where the
 * acknowledgement said; what was refused is not; and whoever sends again gets the answer that was lost. The load goes on
 * through all of it, and is judged at the end.
 */
@TestInstance(PER_CLASS)
class KilledTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Victim> VICTIMS = List.of(Victim.values());

    private final Servers servers = Servers.shared();
    private final Random chance = Length.chance("killed");
    private final Load load = Load.by(Client.of(servers.service(), servers.ledger()), chance);

    @AfterAll
    void nothingIsLostAndNothingDoubled() throws Exception {
        load.finish();
        assertThat(servers.findings()).isEmpty();
    }

    static Stream<Arguments> pointsAndVictims() {
        return Stream.of(Point.values())
                .flatMap(point -> VICTIMS.stream().map(victim -> arguments(point, victim)))
                .filter(combination -> Length.isLong() || isAmongTheFew(combination.get()));
    }

    private static boolean isAmongTheFew(Object... combination) {
        return switch ((Point) combination[0]) {
            case BEFORE_INSERT, AFTER_SEND_BEFORE_CURSOR -> combination[1] == Victim.COMMAND_SERVICE;
            case BEFORE_COMMIT -> combination[1] == Victim.BOTH;
            case AFTER_COMMIT_BEFORE_ANSWER -> combination[1] != Victim.BOTH;
        };
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("pointsAndVictims")
    void atAPoint(Point point, Victim victim) throws Exception {
        load.awaitMore(50);
        var gate = Gate.closedAt(point, servers.postgres());
        gate.awaitSomebody();
        switch (point) {
            case BEFORE_INSERT, BEFORE_COMMIT -> {}
            case AFTER_COMMIT_BEFORE_ANSWER -> commitWithoutAnswer(gate);
            case AFTER_SEND_BEFORE_CURSOR -> awaitRecordsThatTheCursorDoesNotKnow();
        }
        victim.killOn(servers);
        gate.open();
        servers.service().proxy().passAnswers();
        servers.startWhatDied();
        gate.remove();
        load.awaitMore(50);
    }

    /** The batch at the gate is committed, as other sessions see, and nobody is told. */
    private void commitWithoutAnswer(Gate gate) throws SQLException {
        long before = head();
        servers.service().proxy().swallowAnswers();
        gate.open();
        assertThat(Await.until(PATIENCE, () -> head() > before)).isTrue();
    }

    private long head() {
        return servers.postgres().number("select coalesce(max(position), 0) from log");
    }

    private void awaitRecordsThatTheCursorDoesNotKnow() {
        long cursor = servers.postgres().number("select max(position) from relay_cursor");
        try (var topic = Topic.on(servers.kafka())) {
            assertThat(Await.until(PATIENCE, () -> topic.head() > cursor)).isTrue();
        }
    }

    @Test
    void atAnyMoment() {
        for (int i = 0; i < Length.of(3, Integer.getInteger("muster.kills", 100)); i++) {
            load.awaitMore(1 + chance.nextInt(300));
            VICTIMS.get(Length.of(i, chance.nextInt(3))).killOn(servers);
            servers.startWhatDied();
        }
        load.awaitMore(50);
    }
}
