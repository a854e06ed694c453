package muster.log;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.eventstore.TestLog;
import muster.eventstore.TreeStore;
import muster.ledger.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogKeyTest {

    private static final String ORIGIN = "muster.test/log";

    private final TestLog log = TestLog.open();
    private final TreeStore store = new TreeStore(log.source());

    @AfterEach
    void close() {
        log.close();
    }

    private SigningKey inFile(Path file) {
        return LogKey.of(ORIGIN, Optional.empty(), Optional.of(file), store);
    }

    @Test
    void itIsMadeAtTheFirstStartForItsOwnerAloneAndIsTheSameEverAfter(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys/log-key");
        var made = inFile(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(inFile(file).verifier()).isEqualTo(made.verifier());
        assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void anotherKeyThanBeforeIsRefusedInWords(@TempDir Path folder) {
        var first = inFile(folder.resolve("one"));
        assertThatThrownBy(() -> inFile(folder.resolve("two")))
                .hasMessageContaining(first.verifier().toString())
                .hasMessageContaining("put the old one back");
    }

    @Test
    void aKeyOfAnotherLogIsRefused() {
        assertThatThrownBy(() ->
                        LogKey.of(ORIGIN, Optional.of(TestKey.of("else/where").secret()), Optional.empty(), store))
                .hasMessageContaining("else/where");
        assertThatThrownBy(() -> LogKey.of(ORIGIN, Optional.of("rubbish"), Optional.empty(), store))
                .hasMessageContaining("none");
        assertThatThrownBy(() -> LogKey.of(ORIGIN, Optional.empty(), Optional.empty(), store))
                .hasMessageContaining("muster.log.key-file");
    }
}
