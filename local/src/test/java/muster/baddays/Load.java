package muster.baddays;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** Several callers with one command at a time and one that streams, all until told to finish. */
final class Load {

    private static final int CALLERS = 5;
    private static final int LINES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<Client> clients;
    private final Ledger ledger;
    private final Duration pause;
    private final Mix mix = new Mix();
    private final List<CompletableFuture<Void>> callers = new CopyOnWriteArrayList<>();
    private volatile boolean finishing;

    private Load(List<Client> clients, Duration pause) {
        this.clients = clients;
        this.pause = pause;
        this.ledger = clients.getFirst().ledger();
    }

    static Load by(Client client, Random chance) {
        return by(List.of(client), chance);
    }

    /** By several clients, who share a ledger; each caller has one of them. */
    static Load by(List<Client> clients, Random chance) {
        return by(clients, chance, Duration.ZERO);
    }

    /** With pauses, so that what gathers can be read by somebody who is slow. */
    static Load gently(Client client, Random chance) {
        return by(List.of(client), chance, PAUSE);
    }

    private static Load by(List<Client> clients, Random chance, Duration pause) {
        var load = new Load(clients, pause);
        load.mix.beginnings().forEach(clients.getFirst()::settle);
        for (int i = 0; i < CALLERS; i++) {
            load.start(load.client(i), load.client(i + 1), new Random(chance.nextLong()));
        }
        load.go(new Random(chance.nextLong()), load::stream, pause.multipliedBy(LINES / 2));
        return load;
    }

    private Client client(int number) {
        return clients.get(number % clients.size());
    }

    private interface Step {
        void take(Random chance);
    }

    private void start(Client client, Client other, Random random) {
        go(random, chance -> single(client, other, chance), pause);
    }

    List<String> coalitions() {
        return mix.coalitions();
    }

    private void go(Random chance, Step step, Duration rest) {
        callers.add(CompletableFuture.runAsync(
                () -> {
                    while (!finishing) {
                        step.take(chance);
                        LockSupport.parkNanos(rest.toNanos());
                    }
                },
                task -> Thread.ofVirtual().name("caller").start(task)));
    }

    private void single(Client client, Client other, Random chance) {
        var item = mix.next(chance);
        var receipt = chance.nextInt(8) == 0 ? both(client, other, item.order()) : client.settle(item.order());
        receipt.filter(it -> !it.events().isEmpty())
                .ifPresent(it -> item.names()
                        .ifPresent(name -> mix.learn(name, it.events().getLast())));
    }

    /** Both send the same command at once. */
    private static Optional<Receipt> both(Client client, Client other, Order order) {
        var another = CompletableFuture.supplyAsync(() -> other.settle(order), Thread::startVirtualThread);
        var receipt = client.settle(order);
        return receipt.or(another::join);
    }

    private void stream(Random chance) {
        client(0).settleAll(mix.pledges(LINES, chance));
    }

    /** Returns when so many more commands were acknowledged. */
    void awaitMore(int count) {
        awaitMore(count, PATIENCE);
    }

    void awaitMore(int count, Duration patience) {
        int goal = ledger.acknowledgements() + count;
        assertThat(Await.until(patience, () -> ledger.acknowledgements() >= goal))
                .as("%d more acknowledgements within %s", count, patience)
                .isTrue();
    }

    /** Sends nothing new, and returns when everything that was sent has a final answer. */
    void finish() {
        finishing = true;
        callers.forEach(CompletableFuture::join);
    }
}
