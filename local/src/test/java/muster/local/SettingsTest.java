package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import muster.foundation.CannotStart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void whatTheEnvironmentLeavesOutHasTheUsualValue() {
        var settings = Settings.from(Map.of("MUSTER_KAFKA_PORT", "29092", "MUSTER_QUERY_PORT", ""));
        assertThat(settings.queryPort()).isEqualTo(8080);
        assertThat(settings.commandPort()).isEqualTo(8081);
        assertThat(settings.postgresPort()).isEqualTo(15432);
        assertThat(settings.kafkaPort()).isEqualTo(29092);
        assertThat(settings.data()).isAbsolute().endsWithRaw(Path.of("data"));
        assertThat(settings.origin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80 80"})
    void aPortMustBeOne(String port) {
        assertThatThrownBy(() -> Settings.from(Map.of("MUSTER_QUERY_PORT", port)))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("MUSTER_QUERY_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/log", "example.org:443/log", "example org", "example.org/a+b", "/log"})
    void anOriginHasNeitherSchemeNorPortNorSpacesNorPlus(String origin) {
        assertThatThrownBy(() -> Settings.from(Map.of("MUSTER_ORIGIN", origin)))
                .isInstanceOf(Misuse.class)
                .hasMessageContaining("MUSTER_ORIGIN");
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
        var below = Files.createFile(folder.resolve("file")).resolve("data");
        assertThatThrownBy(() -> DataFolder.take(below))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "The folder %s cannot be written: make it writable, or choose another one. MUSTER_DATA names it."
                                .formatted(below));
    }

    @Test
    void anOriginIsMadeUpOnceForAFolder() {
        try (var first = DataFolder.take(folder)) {
            var madeUp = first.origin(Optional.empty());
            assertThat(madeUp.name()).matches("muster\\.local/log-[0-9a-f]{12}");
            assertThat(first.origin(Optional.empty())).isEqualTo(madeUp);
            assertThat(first.origin(Optional.of(madeUp))).isEqualTo(madeUp);
            assertThat(Origin.madeUp()).isNotEqualTo(madeUp);
        }
    }
}
