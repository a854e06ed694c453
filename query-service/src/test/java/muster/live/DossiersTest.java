package muster.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.Log;
import muster.event.AnnouncedAt;
import muster.event.ConditionLapsed;
import muster.event.ConditionMet;
import muster.event.Event;
import muster.event.Participant;
import muster.event.PledgeEvent;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;
import muster.event.Recorded;
import muster.event.Statement;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.projection.Chronicle;
import muster.projection.Chronicles;
import muster.stance.Consequences;
import muster.stance.Known;

import static muster.Sentences.CEASEFIRE;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.claimed;
import static muster.Sentences.declined;
import static muster.Sentences.opposed;
import static muster.Sentences.pledged;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

class DossiersTest {

    private final List<Recorded> log = new ArrayList<>();

    @Test
    void aCommandIsJudgedByItsParticipantsRecordsAsByAll() {
        for (long seed = 0; seed < 1000; seed++) {
            log.clear();
            Random random = new Random(seed);
            while (log.size() < 40) {
                anything(random);
            }
            Chronicle all = Chronicles.of(log);
            Dossiers dossiers = new Dossiers();
            for (List<Recorded> command : Commands.after(all, Cursor.after(0))) {
                long first = command.getFirst().position() - 1;
                long last = command.getLast().position();
                List<Recorded> bearing = dossiers.bearingOn(all, command).orElse(log);
                assertThat(Consequences.of(Known.at(first, bearing), Known.at(last, bearing), command)
                                .toString())
                        .as("seed %d, position %d", seed, last)
                        .isEqualTo(Consequences.of(Known.at(first, log), Known.at(last, log), command)
                                .toString());
            }
        }
    }

    private void anything(Random random) {
        Participant who = List.of(FRANCE, GERMANY, POLAND).get(random.nextInt(3));
        String pledge = who + "-" + random.nextInt(2);
        Recorded some = log.isEmpty() ? say(random, claimed(26)) : log.get(random.nextInt(log.size()));
        switch (random.nextInt(9)) {
            case 0 -> say(random, declined(who));
            case 1 -> say(random, supports(who));
            case 2 -> say(random, opposed(who));
            case 3, 4 -> say(random, isHeld(pledge) ? declined(who) : pledged(who, pledge));
            case 5 -> say(random, new PledgeReaffirmed(who, new PledgeId(pledge)));
            case 6 -> say(random, random.nextBoolean() ? new ConditionMet(CEASEFIRE) : new ConditionLapsed(CEASEFIRE));
            case 7 -> say(random, new StatementDisputed(some.id(), "It did not"));
            default -> retractOrCorrect(random, some, who);
        }
    }

    private boolean isHeld(String pledge) {
        Known known = Known.at(log.size(), log);
        return log.stream()
                .anyMatch(record -> record.event() instanceof PledgeEvent about
                        && !(about instanceof PledgeReaffirmed)
                        && about.pledgeId().value().equals(pledge)
                        && known.retraction(record.id()).isEmpty());
    }

    private void retractOrCorrect(Random random, Recorded some, Participant who) {
        if (some.event() instanceof StatementRetracted
                || Known.at(log.size(), log).retraction(some.id()).isPresent()) {
            return;
        }
        UUID command = UUID.randomUUID();
        boolean corrected = random.nextBoolean();
        Optional<UUID> replacedBy = corrected ? Optional.of(Log.id(log.size() + 2L)) : Optional.empty();
        append(
                command,
                new Statement(
                        Optional.empty(),
                        List.of(),
                        new StatementRetracted(some.id(), "A slip", replacedBy),
                        Optional.empty()));
        if (corrected) {
            append(command, statement(random, replacement(random, who), Optional.of(some.id())));
        }
    }

    private static Event replacement(Random random, Participant who) {
        return switch (random.nextInt(3)) {
            case 0 -> new ConditionMet(CEASEFIRE);
            case 1 -> new ConditionLapsed(CEASEFIRE);
            default -> supports(who);
        };
    }

    private Recorded say(Random random, Event event) {
        return append(UUID.randomUUID(), statement(random, event, Optional.empty()));
    }

    private static Statement statement(Random random, Event event, Optional<UUID> corrects) {
        AnnouncedAt day = AnnouncedAt.parse("2025-01-0" + (1 + random.nextInt(5)));
        return new Statement(Optional.of(day), List.of(Log.evidence("Example Press")), event, corrects);
    }

    private Recorded append(UUID command, Statement statement) {
        long position = log.size() + 1L;
        Recorded recorded =
                new Recorded(position, Log.id(position), Log.COALITION, Instant.EPOCH, command, "recorder", statement);
        log.add(recorded);
        return recorded;
    }
}
