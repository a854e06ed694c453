package muster.baddays;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The bad days of the whole product, one after the other, under load: within half a minute of the end of each, commands are
 * acknowledged, every query-service answers what a naive reading of the log says, and every watcher was told each change
 * once and in order. At the end nothing that was acknowledged is lost or doubled.
 */
@EnabledIfSystemProperty(named = "muster.long", matches = "true", disabledReason = "it takes minutes")
@TestInstance(PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WholeProductTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FAULTS_IN_A_ROUND = 8;

    private static final Duration A_WHILE = Duration.ofSeconds(Length.of(3, 8));
    private static final Duration STANDSTILL = Duration.ofSeconds(Length.of(8, 30));
    private static final Duration BEHIND = Duration.ofSeconds(-70);

    /** What a start takes where nobody else wants the processors. */
    private static final Duration USUAL_START = Duration.ofSeconds(25);

    private final long begun = System.nanoTime();
    private final Whole whole = Whole.start();
    private final Duration soon = SOON.multipliedBy(slowness());
    private final Random chance = Length.chance("the whole product");
    private Round round = Round.on(whole, chance);
    private int faults;

    /** How many times as long everything takes here. */
    private long slowness() {
        return Math.max(1, (System.nanoTime() - begun) / USUAL_START.toNanos());
    }

    static Stream<Fault> faults() {
        return Length.isLong() ? all() : few();
    }

    /** Each part once, and silence on every way. */
    private static Stream<Fault> few() {
        return Stream.of(
                Fault.killed("command-service", Whole::commandService),
                Fault.killed("PostgreSQL", Whole::postgres),
                Fault.killed(
                                "the leader of three brokers",
                                whole -> whole.brokers().leader())
                        .borne(),
                Fault.killed(
                                "a query-service of two",
                                whole -> whole.queryServices().getFirst())
                        .borne(),
                Fault.frozen("PostgreSQL", Whole::postgres, STANDSTILL),
                Fault.on(Way.ALL, Trouble.BLACK_HOLE, A_WHILE));
    }

    private static Stream<Fault> all() {
        var all = new ArrayList<Fault>();
        for (var way : Way.values()) {
            for (var trouble : Trouble.values()) {
                if (trouble != Trouble.NONE) {
                    all.add(Fault.on(way, trouble, A_WHILE));
                }
            }
        }
        all.add(Fault.frozen("command-service", Whole::commandService, STANDSTILL));
        all.add(Fault.frozen("PostgreSQL", Whole::postgres, STANDSTILL));
        all.add(Fault.frozen(
                        "the leader of three brokers", whole -> whole.brokers().leader(), STANDSTILL)
                .borne());
        all.add(Fault.frozen("Kafka", whole -> whole.brokers().together(), STANDSTILL));
        all.add(Fault.frozen(
                        "a query-service of two", whole -> whole.queryServices().getLast(), STANDSTILL)
                .borne());
        all.add(Fault.clockOff(BEHIND, STANDSTILL));
        all.addAll(kills());
        return all.stream();
    }

    private static List<Fault> kills() {
        return List.of(
                Fault.killed("command-service", Whole::commandService),
                Fault.killed("PostgreSQL", Whole::postgres),
                Fault.killed(
                                "the leader of three brokers",
                                whole -> whole.brokers().leader())
                        .borne(),
                Fault.killed("Kafka", whole -> whole.brokers().together()),
                Fault.killed(
                                "a query-service of two",
                                whole -> whole.queryServices().getFirst())
                        .borne(),
                Fault.killed(
                                "the other query-service",
                                whole -> whole.queryServices().getLast())
                        .borne());
    }

    /** Any part, any number of times; how often, {@code -Dmuster.kills} says. */
    static Stream<Fault> kill() {
        var kills = kills();
        var which = Length.chance("the kills");
        return IntStream.range(0, Length.of(0, Integer.getInteger("muster.kills", 300)))
                .mapToObj(_ -> kills.get(which.nextInt(kills.size())));
    }

    /** What another can do goes on while the one is away; all is well soon after the end of anything. */
    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void itHeals(Fault fault) throws Exception {
        if (++faults > FAULTS_IN_A_ROUND) {
            faults = 1;
            round.close();
            round = Round.on(whole, chance);
        }
        round.awaitMore(20 + chance.nextInt(60));
        fault.begins(whole);
        if (fault.isBorne()) {
            healed(fault + ", still away");
        }
        fault.passes(whole);
        healed(fault.toString());
    }

    private void healed(String after) throws Exception {
        var took = round.heals(soon);
        System.out.printf("%s: healed after %.1f s%n", after, took.toMillis() / 1000.0);
    }

    @Order(2)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("kill")
    void itHealsHoweverOften(Fault fault) throws Exception {
        itHeals(fault);
    }

    @AfterAll
    void nothingIsLostAndNothingDoubled() throws Exception {
        round.close();
        try (whole) {
            assertThat(whole.findings()).isEmpty();
        }
    }
}
