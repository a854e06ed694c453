package muster.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import muster.event.Recorded;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds a log against what it would be if every command had been decided alone, on all that was recorded before it. */
public final class OneByOne {

    private OneByOne() {}

    /** That the log could have come about so. */
    public static void assertCouldBe(List<Recorded> log, Map<UUID, CommandDocument> documents, String seed) {
        Facts facts = Facts.NONE;
        List<UUID> expected = new ArrayList<>();
        for (Recorded record : log) {
            if (expected.isEmpty()) {
                CommandDocument document = Objects.requireNonNull(documents.get(record.commandId()), seed);
                for (Decided one : decide(document, facts, "%s, position %d".formatted(seed, record.position()))) {
                    expected.add(one.id());
                    facts = facts.evolve(one);
                }
            }
            assertThat(record.id()).as(seed).isEqualTo(expected.removeFirst());
        }
        assertThat(expected).as(seed).isEmpty();
    }

    private static List<Decided> decide(CommandDocument document, Facts facts, String where) {
        try {
            return Deciding.decide(document, "test", facts, Instant.now());
        } catch (Refused refused) {
            throw new AssertionError(where + ": " + document + " must have been refused: " + refused.rule(), refused);
        }
    }
}
