package muster.baddays;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A request of thousands of lines, some of which are poison: each gets its own answer, and none spoils another. */
class PoisonTest {

    private static final String COALITION = "poisoned";
    private static final int LINES = Length.of(2_000, 20_000);

    /** A line, and the status that it is answered with. */
    private record Sent(Order order, int status) {}

    private static final List<Sent> POISON = List.of(
            poison(400, "this is not JSON"),
            poison(400, "{\"command\":\"PledgeTroops\""),
            poison(400, "[]"),
            poison(400, "[".repeat(20_000)),
            poison(400, "null"),
            poison(400, "{}"),
            poison(400, said("\"nonsense\":1")),
            poison(400, said("\"description\":\"a NUL \\u0000 inside\"")),
            poison(400, said("\"description\":\"half a pair \\ud83d\"")),
            poison(400, said("\"description\":\"the other half \\ude00\"")),
            poison(400, said("\"quantity\":{\"min\":1e999999999,\"unit\":\"EUR\"}")),
            poison(400, said("\"quantity\":{\"min\":1e40000,\"max\":1e40000,\"unit\":\"EUR\"}")),
            poison(422, said("\"quantity\":{\"min\":-1,\"unit\":\"EUR\"}")),
            poison(413, said("\"description\":\"" + "x".repeat(49_152) + "\"")),
            poison(400, command("PledgeEverything", "\"kind\":\"AIR\"")),
            poison(422, Documents.pledge("never-formed", "FR", "poison", 1).document()),
            poison(422, Documents.pledge(COALITION, "ZZ", "poison", 1).document()),
            poison(
                    422,
                    Documents.amend(COALITION, "FR", "nobody-pledged-this", 1).document()));

    private final Servers servers = Servers.shared();
    private final Ledger ledger = servers.ledger();
    private final Client client = Client.of(servers.service(), ledger);

    private static Sent poison(int status, String line) {
        return new Sent(new Order(UUID.randomUUID(), line), status);
    }

    private static String said(String fields) {
        return command("PledgeSupport", "\"participant\":\"FR\",\"pledgeId\":\"poison\",\"kind\":\"AIR\"," + fields);
    }

    private static String command(String name, String fields) {
        return Documents.order(name, COALITION, fields).document();
    }

    @Test
    void poisonousLinesAreAnsweredInTheirPlaceAndTheOthersAreAllRecordedInOrder() throws Exception {
        client.settle(Documents.formCoalition(COALITION));
        var sent = IntStream.range(0, LINES).mapToObj(PoisonTest::line).toList();
        var told = send(sent);
        assertThat(told.stream().map(Told::line))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LINES).boxed().toList());
        for (int i = 0; i < LINES; i++) {
            answered(sent.get(i), told.get(i));
        }
        assertThat(told.stream().flatMap(it -> it.receipt().stream()).map(Receipt::position))
                .isSorted();
        assertThat(servers.findings()).isEmpty();
    }

    private void answered(Sent sent, Told told) {
        var order = sent.order();
        assertThat(told.status())
                .as("%.300s, which is told %s", order.document(), told.body())
                .isEqualTo(sent.status());
        told.receipt().ifPresent(receipt -> {
            ledger.send(order.commandId());
            ledger.acknowledge(order.commandId(), receipt);
        });
    }

    private static Sent line(int number) {
        return number % 10 == 7
                ? POISON.get(number / 10 % POISON.size())
                : new Sent(Documents.pledge(COALITION, "FR", "good-" + number, number), 201);
    }

    private List<Told> send(List<Sent> lines) throws Exception {
        var body = new StringBuilder();
        lines.forEach(line -> body.append(line.order().document()).append('\n'));
        return client.post(Client.MANY, body.toString())
                .body()
                .lines()
                .map(Told::ofLine)
                .toList();
    }
}
