package muster.baddays;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands that get in each other's way: pledges, some under names that another caller takes at the same moment, and
 * amendments and retractions of what anybody pledged under a name of its own, and now and then a word that moves a
 * stance. Shared by all callers.
 */
final class Mix {

    static final String WORD_KIND = "AIR";
    static final List<String> PARTICIPANTS = List.of("FR", "GB", "DE", "PL", "UA", "EE");
    private static final List<String> WORDS =
            List.of("VoiceSupport", "VoiceOpposition", "SignalOpenness", "DeclineParticipation");
    private static final int REMEMBERED = 200;

    private final List<String> coalitions;
    private final BlockingDeque<Pledge> pledged = new LinkedBlockingDeque<>(REMEMBERED);
    private final AtomicInteger number = new AtomicInteger();

    Mix() {
        var name = UUID.randomUUID().toString().substring(0, 8);
        coalitions = List.of(name + "-a", name + "-b", name + "-c", name + "-d");
    }

    /** A pledge that was acknowledged. */
    private record Pledge(String coalition, String participant, String id, UUID statement) {}

    /** An order, and the pledge that it makes, if it does and others may speak of it. */
    record Item(Order order, Optional<Naming> names) {}

    /** The name that a pledge is given. */
    record Naming(String coalition, String participant, String id) {}

    List<String> coalitions() {
        return coalitions;
    }

    List<Order> beginnings() {
        return coalitions.stream().map(Documents::formCoalition).toList();
    }

    Item next(Random chance) {
        var known = pledged.stream().skip(chance.nextInt(1 + pledged.size())).findFirst();
        if (known.isEmpty()) {
            return pledge(chance);
        }
        return switch (chance.nextInt(12)) {
            case 0, 1 -> retract(known.get());
            case 2, 3, 4 -> amend(known.get(), chance);
            case 5, 6 -> word(chance);
            default -> pledge(chance);
        };
    }

    /** Of a kind of which nothing is pledged, so that nearly each moves a stance. */
    private Item word(Random chance) {
        var order = Documents.word(any(WORDS, chance), any(coalitions, chance), any(PARTICIPANTS, chance), WORD_KIND);
        return new Item(order, Optional.empty());
    }

    /** Pledges that need nothing of what was recorded before, for a stream. */
    List<Order> pledges(int count, Random chance) {
        return java.util.stream.Stream.generate(() -> pledge(chance).order())
                .limit(count)
                .toList();
    }

    /** A pledge was recorded: others may now speak of it. */
    void learn(Naming name, UUID statement) {
        var pledge = new Pledge(name.coalition, name.participant, name.id, statement);
        if (!pledged.offerFirst(pledge)) {
            pledged.pollLast();
        }
    }

    /**
     * Every fourth name is given out twice, and whoever has it keeps it: were it freed, a command sent to two services at
     * once could be refused by the one before that and recorded by the other after it, both rightly.
     */
    private Item pledge(Random chance) {
        int next = number.incrementAndGet();
        int half = next / 4 * 4 == next ? next - 1 : next;
        boolean isContended = half % 4 == 3;
        var name = new Naming(coalitions.get(half % coalitions.size()), any(PARTICIPANTS, chance), "pledge-" + half);
        var order = Documents.pledge(name.coalition, name.participant, name.id, chance.nextInt(5_000));
        return new Item(order, isContended ? Optional.empty() : Optional.of(name));
    }

    private static Item amend(Pledge pledge, Random chance) {
        return new Item(
                Documents.amend(pledge.coalition, pledge.participant, pledge.id, chance.nextInt(5_000)),
                Optional.empty());
    }

    private static Item retract(Pledge pledge) {
        return new Item(Documents.retract(pledge.coalition, pledge.statement), Optional.empty());
    }

    private static <T> T any(List<T> all, Random chance) {
        return all.get(chance.nextInt(all.size()));
    }
}
