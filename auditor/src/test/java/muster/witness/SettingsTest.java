package muster.witness;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    private static VerifierKey key(String name) {
        return SigningKey.generate(name, Holder.LOG, new SecureRandom()).verifier();
    }

    @Test
    void withNothingSaidItListensOn8083AndKeepsItsThingsBesideTheOthers() {
        Settings settings = Settings.of(List.of(), Map.of("MUSTER_DATA", "/somewhere", "MUSTER_WITNESS_PORT", ""));
        assertThat(settings.port()).isEqualTo(8083);
        assertThat(settings.folder()).isEqualTo(Path.of("/somewhere/witness"));
        assertThat(settings.name()).isEmpty();
        assertThat(settings.logs()).isEmpty();
        assertThat(settings.logKey()).isEqualTo(URI.create("http://127.0.0.1:8081/log/key"));
    }

    @Test
    void logsAreNamedOnTheCommandLineAndInTheEnvironmentWithSpacesOrCommas() {
        VerifierKey one = key("one.example");
        VerifierKey two = key("two.example");
        VerifierKey three = key("three.example");
        Settings settings = Settings.of(
                List.of("--log", one.toString(), "--log", two.toString()),
                Map.of("MUSTER_WITNESS_LOGS", " %s,%s  %s\n".formatted(three, two, one)));
        assertThat(settings.logs()).containsExactly(one, two, three);
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertRefused(List.of("--log"), Map.of(), "Usage: ./muster witness");
        assertRefused(List.of("--logs", "x"), Map.of(), "nothing but --log KEY");
        assertRefused(List.of("--log", "x"), Map.of(), "\"x\" is not a verifier key");
        assertRefused(List.of(), Map.of("MUSTER_WITNESS_PORT", "65536"), "MUSTER_WITNESS_PORT is \"65536\"");
        assertRefused(List.of(), Map.of("MUSTER_WITNESS_LOGS", "a+b+c"), "is not a verifier key");
    }

    private static void assertRefused(List<String> words, Map<String, String> environment, String told) {
        assertThatThrownBy(() -> Settings.of(words, environment))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(told);
    }
}
