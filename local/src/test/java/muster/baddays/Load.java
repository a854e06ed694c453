package muster.baddays;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** Several callers with one command at a time and one that streams, all until told to finish. */
final class Load {

    private static final int CALLERS = 5;
    private static final int LINES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<Client> clients;
    private final Ledger ledger;
    private final Mix mix = new Mix();
    private final List<CompletableFuture<Void>> callers = new CopyOnWriteArrayList<>();
    private volatile boolean finishing;

    private Load(List<Client> clients) {
        this.clients = clients;
        this.ledger = clients.getFirst().ledger();
    }

    static Load by(Client client, Random chance) {
        return by(List.of(client), chance);
    }

    /** By several clients, who share a ledger; each caller has one of them. */
    static Load by(List<Client> clients, Random chance) {
        var load = new Load(clients);
        load.mix.beginnings().forEach(clients.getFirst()::settle);
        for (int i = 0; i < CALLERS; i++) {
            load.start(load.client(i), load.client(i + 1), new Random(chance.nextLong()));
        }
        load.go(new Random(chance.nextLong()), load::stream);
        return load;
    }

    private Client client(int number) {
        return clients.get(number % clients.size());
    }

    private interface Step {
        void take(Random chance);
    }

    private void start(Client client, Client other, Random random) {
        go(random, chance -> single(client, other, chance));
    }

    private void go(Random chance, Step step) {
        callers.add(CompletableFuture.runAsync(
                () -> {
                    while (!finishing) {
                        step.take(chance);
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
