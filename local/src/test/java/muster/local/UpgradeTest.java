package muster.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.Await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an earlier version kept goes on in this one. The backup is of version 0.1.0, whose log's tables had version 5, and
 * never changes; a restored folder has the tables of its backup until its first start.
 */
class UpgradeTest {

    private static final Path BACKUP = Path.of("src/test/resources/muster/local/tables-5.backup");
    private static final int RECORDS = 95;

    @TempDir
    Path folder;

    @Test
    void theDataOfAnEarlierVersionIsBroughtToThisOneWholeAndVerifies() throws Exception {
        var data = folder.resolve("data");
        assertThat(BackupTest.obey(data, "restore", BACKUP.toString(), "--continue"))
                .startsWith("0 Restored 95 records");
        try (var muster = Product.start(data)) {
            assertThat(Await.until(Duration.ofSeconds(60), () -> muster.applied() == RECORDS))
                    .isTrue();
            BackupTest.holds(AuditorTool.audit(
                    "verify",
                    "--log",
                    muster.commands(),
                    "--checkpoint",
                    data.resolve("restored-checkpoint").toString()));
            var poland = muster.ask("coalitions/willing-ukraine/stances?participant=PL&kind=TROOPS&at=2025-12-31");
            assertThat(poland.at("/stances/0/stance").stringValue()).isEqualTo("OPPOSED");
            assertThat(muster.record(Product.command(
                            UUID.randomUUID(), "SignalOpenness", "\"participant\":\"JP\",\"kinds\":[\"AIR\"]")))
                    .isEqualTo(RECORDS + 1);
        }
    }

    @Test
    void aRecordThatWasAlteredInABackupIsFoundAndNothingIsLeftOfIt() throws Exception {
        var altered = folder.resolve("altered");
        var poland = HexFormat.of().formatHex("\"subject\":\"PL\"".getBytes(UTF_8));
        var hungary = HexFormat.of().formatHex("\"subject\":\"HU\"".getBytes(UTF_8));
        try (var backup = new BackupWriter(Files.newOutputStream(altered))) {
            BackupFile.whole(BACKUP).forEach((name, in) -> {
                if (!name.equals(BackupWriter.SUMS)) {
                    backup.add(name, new String(in.readAllBytes(), UTF_8).replaceFirst(poland, hungary));
                }
            });
            backup.finish();
        }
        assertThat(BackupTest.obey(folder.resolve("data"), "restore", altered.toString(), "--continue"))
                .startsWith("1 ")
                .contains("of the backup was altered");
        assertThat(folder.toFile().list()).containsExactly("altered");
    }
}
