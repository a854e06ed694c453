package muster.handling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.Decided;
import muster.command.Deciding;
import muster.command.Facts;
import muster.command.Refused;
import muster.command.Rule;
import muster.command.WildCommands;
import muster.eventstore.IdTag;

import static org.assertj.core.api.Assertions.assertThat;

/** What a decision sees through its narrow tags decides as the whole history would. */
class NarrowTagsTest {

    private static final Instant NOW = Instant.parse("2025-11-20T12:00:00Z");
    private static final int HISTORIES = 100;
    private static final int COMMANDS = 60;

    @Test
    void theFewEventsThatACommandLooksAtDecideAsAllWould() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            new Run(random).through("seed %d, history %d".formatted(seed, i));
        }
    }

    private static final class Run {

        private final List<Decided> log = new ArrayList<>();
        private final WildCommands commands;

        Run(Random random) {
            this.commands =
                    new WildCommands(random, () -> log.stream().map(Decided::id).toList());
        }

        void through(String name) {
            for (int i = 0; i < COMMANDS; i++) {
                CommandDocument document = CommandFormat.read(commands.next().getBytes(StandardCharsets.UTF_8));
                Object whole = decide(document, log);
                Object narrow = decide(document, lookedAt(document));
                assertThat(narrow).as("%s, %s", name, document).isEqualTo(whole);
                if (whole instanceof List<?> decided) {
                    decided.forEach(one -> log.add((Decided) one));
                }
            }
        }

        private List<Decided> lookedAt(CommandDocument document) {
            EventCriteria criteria = Tags.lookedAtBy(document);
            return log.stream()
                    .filter(one -> criteria.matches(
                            new QualifiedName(one.statement().event().type()), carriedBy(one)))
                    .toList();
        }

        private static Set<Tag> carriedBy(Decided one) {
            Set<Tag> tags = new HashSet<>(Tags.of(one));
            tags.add(IdTag.of(one.id()));
            return tags;
        }

        /** The events, or the rule that is broken. */
        private static Object decide(CommandDocument document, List<Decided> events) {
            Facts facts = Facts.NONE;
            for (Decided event : events) {
                facts = facts.evolve(event);
            }
            try {
                return Deciding.decide(document, "test", facts, NOW);
            } catch (Refused refused) {
                Rule rule = refused.rule();
                return rule;
            }
        }
    }
}
