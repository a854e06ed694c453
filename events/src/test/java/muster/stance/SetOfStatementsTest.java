package muster.stance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.event.ConditionLapsed;
import muster.event.ConditionMet;
import muster.event.Event;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.OppositionVoiced;
import muster.event.ParticipationDeclined;
import muster.event.Recorded;
import muster.event.ReservationExpressed;
import muster.event.SupportVoiced;

import static org.assertj.core.api.Assertions.assertThat;

/** domain.md §3: the stance is a function of the set of visible statements and their positions alone. */
class SetOfStatementsTest {

    private static final int HISTORIES = 300;

    @Test
    void shufflingAndDuplicatingTheDeliveryChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            List<Recorded> records = history(random);
            long position = random.nextInt(records.size() + 1);
            List<Recorded> delivered = new ArrayList<>(records);
            delivered.addAll(records.subList(0, random.nextInt(records.size())));
            Collections.shuffle(delivered, random);

            assertThat(answers(Known.at(position, delivered)))
                    .as("seed %d, history %d", seed, i)
                    .isEqualTo(answers(Known.at(position, records)));
        }
    }

    private static List<Object> answers(Known known) {
        List<Object> answers = new ArrayList<>(known.standings(Question.LATEST));
        known.cells().forEach(cell -> answers.addAll(known.history(cell, Question.LATEST)));
        answers.addAll(known.members(Question.LATEST));
        return answers;
    }

    private static List<Recorded> history(Random random) {
        History history = new History();
        List<UUID> standing = new ArrayList<>();
        int length = 5 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            String day = "2025-09-%02d".formatted(1 + random.nextInt(20));
            if (!standing.isEmpty() && random.nextInt(6) == 0) {
                history.retracted(standing.remove(random.nextInt(standing.size())));
            } else if (!standing.isEmpty() && random.nextInt(6) == 0) {
                UUID slip = standing.remove(random.nextInt(standing.size()));
                standing.add(history.corrected(slip, day, event(random, i)));
            } else {
                standing.add(history.said(day, event(random, i)));
            }
        }
        return history.records();
    }

    private static Event event(Random random, int unique) {
        List<Kind> kinds = random.nextBoolean() ? List.of(Kind.TROOPS) : List.of(Kind.TROOPS, Kind.AIR);
        String earlier = "p" + random.nextInt(unique + 1);
        return switch (random.nextInt(12)) {
            case 0 -> new SupportVoiced(History.FRANCE, kinds);
            case 1 -> new OpennessSignalled(History.FRANCE, kinds);
            case 2 -> new OppositionVoiced(History.FRANCE, kinds, Optional.empty());
            case 3 -> new ReservationExpressed(History.FRANCE, kinds, Optional.empty());
            case 4 -> new ParticipationDeclined(History.FRANCE, kinds, Optional.empty());
            case 5 -> new ConditionMet(History.CEASEFIRE);
            case 6 -> new ConditionLapsed(History.CEASEFIRE);
            case 7 -> History.delivered(earlier, random.nextBoolean());
            case 8 -> History.withdrawn(earlier);
            case 9 -> History.amended(earlier, History.CEASEFIRE);
            case 10 -> History.support("p" + unique, Kind.AIR);
            default -> History.troops("p" + unique, History.CEASEFIRE);
        };
    }
}
