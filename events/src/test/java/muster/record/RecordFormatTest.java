package muster.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import muster.event.Event;
import muster.event.Recorded;
import muster.event.TroopsPledged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordFormatTest {

    private static final RecordFormat FORMAT = new RecordFormat();

    /** Bytes as they were stored by the first version; they must decode for ever, so this file only grows. */
    static List<String> stored() throws IOException {
        try (InputStream samples = RecordFormatTest.class.getResourceAsStream("stored.jsonl")) {
            return new String(samples.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void whatWasStoredOnceIsReadForEverAndWrittenTheSame(String line) {
        Recorded recorded = FORMAT.read(line.getBytes(StandardCharsets.UTF_8));
        byte[] again = FORMAT.write(recorded, "muster.local/log-sample");
        assertThat(new String(again, StandardCharsets.UTF_8)).isEqualTo(line);
    }

    @Test
    void everyEventHasAStoredSample() throws IOException {
        Set<String> sampled = stored().stream()
                .map(line -> FORMAT.read(line.getBytes(StandardCharsets.UTF_8)))
                .map(Recorded::event)
                .map(Event::type)
                .collect(Collectors.toSet());
        assertThat(sampled).isEqualTo(EventTypes.byName().keySet()).hasSize(26);
    }

    @Test
    void textsAreWrittenAsTheyAreOnOneLine() throws IOException {
        String line = stored().getFirst().replace("Make support last", "a/b é 😀 \\n \\u0001 \\u2028 \u202e =1+1");
        Recorded recorded = FORMAT.read(line.getBytes(StandardCharsets.UTF_8));
        String written = new String(FORMAT.write(recorded, "muster.local/log-sample"), StandardCharsets.UTF_8);
        assertThat(written).contains("a/b é 😀 \\n \\u0001 \u2028 \u202e =1+1").doesNotContain("\n");
    }

    @Test
    void anOlderVersionIsLiftedToTheOneThatIsWrittenNow() throws IOException {
        String old = stored().stream()
                .filter(line -> line.contains("TroopsPledged"))
                .findFirst()
                .orElseThrow()
                .replace("\"area\":", "\"where\":");
        RecordFormat next = new RecordFormat(Upcasters.CURRENT.and("TroopsPledged", 1, data -> {
            data.set("area", data.remove("where"));
            return data;
        }));

        Recorded lifted = next.read(old.getBytes(StandardCharsets.UTF_8));

        assertThat(((TroopsPledged) lifted.event()).area()).contains("away from the line of contact");
        assertThat(new String(next.write(lifted, "muster.local/log-sample"), StandardCharsets.UTF_8))
                .contains("\"type\":\"muster.TroopsPledged.v2\"");
    }

    @Test
    void whatIsNotKnownIsRefusedLoudly() throws IOException {
        String line = stored().getFirst();
        assertUnreadable(line.replace("muster.CoalitionFormed.v1", "muster.CoalitionFormed.v2"), "newer version");
        assertUnreadable(line.replace("muster.CoalitionFormed.v1", "muster.Dissolved.v1"), "muster.Dissolved.v1");
        assertUnreadable(line.replace("\"name\":", "\"title\":"), "title is not a field");
        assertUnreadable(line.substring(0, line.length() - 1), "not well-formed JSON");
        assertUnreadable("", "not");
    }

    private static void assertUnreadable(String line, String because) {
        assertThatThrownBy(() -> FORMAT.read(line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(because);
    }
}
