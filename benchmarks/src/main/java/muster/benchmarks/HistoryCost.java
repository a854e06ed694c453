package muster.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import muster.command.CommandDocument;

/**
 * What a command costs a single caller, by how many events its participant has behind it: half of them pledges, half of
 * them about its first pledge. The participants take turns, so that what disturbs the machine disturbs all of them.
 */
final class HistoryCost {

    private static final int CALLERS = 64;
    private static final int TURNS = 2_000;
    private static final Duration UNTIMED = Duration.ofSeconds(1);

    private final Store store;
    private final int longest;

    HistoryCost(Store store, int longest) {
        this.store = store;
        this.longest = longest;
    }

    /** A participant, its first pledge, how long its history is, and how long each command took. */
    private record Participant(CommandDocument first, int events, List<Long> pledges, List<Long> reaffirmations) {

        static Participant with(String code, int events) {
            return new Participant(Pledges.by(code), events, new ArrayList<>(), new ArrayList<>());
        }

        CommandDocument pledge() {
            return Pledges.like(first);
        }
    }

    void print(PrintStream out) throws Exception {
        var participants = Stream.of(
                        Participant.with("FR", 0),
                        Participant.with("DE", 1_000),
                        Participant.with("IT", 10_000),
                        Participant.with("PL", 100_000))
                .filter(participant -> participant.events() <= longest)
                .toList();
        for (var participant : participants) {
            store.record(participant.first());
            fill(participant);
        }
        takeTurns(participants);
        new Table(
                        "One caller, by the length of the participant's history",
                        List.of("events before", "a pledge", "p99", "ratio", "reaffirmed", "p99", "ratio"))
                .begin(out);
        var without = participants.getFirst();
        participants.forEach(participant -> row(out, participant, without));
    }

    private void fill(Participant participant) throws Exception {
        var work = new ArrayList<Future<?>>();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 1; i < participant.events(); i++) {
                boolean pledges = i % 2 == 0;
                work.add(callers.submit(
                        () -> store.record(pledges ? participant.pledge() : Pledges.again(participant.first()))));
            }
        }
        for (var each : work) {
            each.get();
        }
    }

    private void takeTurns(List<Participant> participants) {
        long begin = System.nanoTime();
        for (int turn = 0; turn < TURNS; turn++) {
            boolean counts = System.nanoTime() - begin > UNTIMED.toNanos();
            for (var participant : participants) {
                long pledge = nanos(participant.pledge());
                long reaffirmation = nanos(Pledges.again(participant.first()));
                if (counts) {
                    participant.pledges().add(pledge);
                    participant.reaffirmations().add(reaffirmation);
                }
            }
        }
    }

    private long nanos(CommandDocument document) {
        long began = System.nanoTime();
        store.record(document);
        return System.nanoTime() - began;
    }

    private static void row(PrintStream out, Participant participant, Participant without) {
        var pledge = measured(participant.pledges());
        var again = measured(participant.reaffirmations());
        Table.row(
                out,
                "%,d".formatted(participant.events()),
                Table.millis(pledge.p50()),
                Table.millis(pledge.p99()),
                Table.ratio(pledge.p50() / measured(without.pledges()).p50()),
                Table.millis(again.p50()),
                Table.millis(again.p99()),
                Table.ratio(again.p50() / measured(without.reaffirmations()).p50()));
    }

    private static Measured measured(List<Long> nanos) {
        return Measured.of(nanos.stream().mapToLong(Long::longValue).toArray(), UNTIMED);
    }
}
