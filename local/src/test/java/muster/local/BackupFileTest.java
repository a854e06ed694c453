package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.CannotStart;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A backup that was damaged is never taken for a whole one. */
class BackupFileTest {

    private static final Checkpoint CHECKPOINT = new Checkpoint("example.org/log", 0, Hash.OF_NOTHING);

    @TempDir
    Path folder;

    private Path whole;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        whole = folder.resolve("whole");
        try (var backup = new BackupWriter(Files.newOutputStream(whole))) {
            backup.add(
                    BackupFile.ABOUT,
                    new BackupFile.About(1, "5", "example.org/log", 0, "2025-09-04T12:00:00Z").json());
            backup.add(BackupFile.CHECKPOINT, CHECKPOINT.text() + "\n— example.org/log AAAAAAAA\n");
            backup.add(BackupFile.FILES + "origin", "example.org/log\n");
            backup.add(BackupFile.TABLES + "log", "a row\n".repeat(1000));
            backup.finish();
        }
        bytes = Files.readAllBytes(whole);
    }

    @Test
    void oneThatIsCutOffAnywhereIsRefusedAndNothingIsRestored() throws IOException {
        for (int length : List.of(0, 1, bytes.length / 3, bytes.length / 2, bytes.length - 200, bytes.length - 1)) {
            refused(Arrays.copyOf(bytes, length));
        }
        var data = folder.resolve("data");
        assertThat(BackupTest.obey(data, "restore", folder.resolve("bad").toString(), "--continue"))
                .startsWith("1 muster: ")
                .contains("cut off or damaged: nothing was restored");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("whole", "bad");
    }

    @Test
    void oneWithAnotherByteIsRefusedOrHoldsTheSame() throws IOException {
        var content = content(whole);
        long seed = System.nanoTime();
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            var damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            var file = Files.write(folder.resolve("bad"), damaged);
            try {
                BackupFile.whole(file);
                assertThat(content(file)).as("seed %d", seed).isEqualTo(content);
            } catch (CannotStart e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void whatIsNoBackupAndWhatIsNotThereAreNamed() throws IOException {
        refused("not a backup".getBytes(UTF_8));
        assertThatThrownBy(() -> BackupFile.whole(folder.resolve("nowhere"))).hasMessageContaining("There is no file");
        assertThat(BackupTest.obey(folder.resolve("data"), "restore", whole.toString()))
                .startsWith("2 ")
                .contains("--continue", "--new-origin");
    }

    private void refused(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("bad"), content);
        assertThatThrownBy(() -> BackupFile.whole(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("nothing was restored");
    }

    private static Map<String, String> content(Path file) throws IOException {
        var content = new TreeMap<String, String>();
        BackupFile.whole(file).forEach((name, in) -> content.put(name, new String(in.readAllBytes(), UTF_8)));
        return content;
    }
}
