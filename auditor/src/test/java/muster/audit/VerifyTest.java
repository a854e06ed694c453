package muster.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.ledger.Checkpoint;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

import static muster.audit.AuditTool.audit;
import static org.assertj.core.api.Assertions.assertThat;

class VerifyTest {

    private static final int RECORDS = 700;

    private final Random random = new Random(7);
    private final SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final SigningKey stranger = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final List<byte[]> records = RealRecords.of(7, RECORDS);
    private StoredLog log = StoredLog.of(records, key);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void serveAll() {
        log.servesBundles = true;
    }

    @Test
    void aRunningLogThatIsAsItWasHolds() throws IOException {
        try (var running = new StandInLog(log)) {
            var outcome = audit("verify", "--log", running.address(), "--checkpoint", saved(300));
            assertThat(outcome.status()).as(outcome.toString()).isEqualTo(0);
            assertThat(outcome.out())
                    .contains("700 records")
                    .contains(key.verifier().toString());
        }
    }

    @Test
    void theKeyThatSomebodyKnowsIsBelievedRatherThanTheLogs() {
        try (var running = new StandInLog(log)) {
            var known = audit(
                    "verify",
                    "--log",
                    running.address(),
                    "--key",
                    key.verifier().toString());
            assertThat(known.status()).isEqualTo(0);
            assertThat(known.out()).doesNotContain("its own word");
            var other = audit(
                    "verify",
                    "--log",
                    running.address(),
                    "--key",
                    stranger.verifier().toString());
            assertThat(other.status()).isEqualTo(1);
        }
    }

    @Test
    void anAlteredRecordIsNamedByItsPosition() {
        new Mutator(log, new HonestLog(records, key, witness(), random), random).flip(416);
        try (var running = new StandInLog(log)) {
            var outcome = audit("verify", "--log", running.address());
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out()).contains("The record at position 417 is not the one");
        }
    }

    @Test
    void aLogThatWasCutBackIsNotWhatWasSaved() throws IOException {
        String saved = saved(650);
        log = StoredLog.of(records.subList(0, 640), key);
        try (var running = new StandInLog(log)) {
            var outcome = audit("verify", "--log", running.address(), "--checkpoint", saved);
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out()).contains("641 to 650");
        }
    }

    @Test
    void aQuorumOfWitnessesIsAskedFor() {
        SigningKey witness = witness();
        String word = witness.verifier().toString();
        String other =
                Seeded.key("other.example", Holder.WITNESS, random).verifier().toString();
        log.checkpoint = log.checkpoint.with(List.of(witness.cosign(log.checkpoint.text(), Instant.EPOCH)));
        try (var running = new StandInLog(log)) {
            String at = running.address();
            assertThat(audit("verify", "--log", at, "--witness", word).status()).isEqualTo(0);
            assertThat(audit("verify", "--log", at, "--witness", word, "--witness", other, "--quorum", "1")
                            .status())
                    .isEqualTo(0);
            assertThat(audit("verify", "--log", at, "--witness", word, "--quorum", "2")
                            .status())
                    .isEqualTo(2);
        }
    }

    @Test
    void plainLinesAreHeldAgainstACheckpointAlone() throws IOException {
        Path dump = folder.resolve("dump");
        Files.writeString(dump, "");
        for (byte[] record : records) {
            Files.write(dump, record, StandardOpenOption.APPEND);
            Files.writeString(dump, "\n", StandardOpenOption.APPEND);
        }
        String file = dump.toString();
        assertThat(audit("verify", "--file", file).status()).isEqualTo(2);
        assertThat(audit("verify", "--file", file, "--checkpoint", saved(700)).status())
                .isEqualTo(0);
        assertThat(audit("verify", "--file", file, "--checkpoint", saved(699)).status())
                .isEqualTo(0);
        String file30 = Files.write(
                        folder.resolve("without-30"),
                        Files.readAllLines(dump).stream()
                                .filter(line -> !line.contains("\"position\":\"30\""))
                                .toList())
                .toString();
        assertThat(audit("verify", "--file", file30, "--checkpoint", saved(700)).out())
                .startsWith("FOUND: The record at position 30 says that its position is 31.");
        String other = Files.writeString(
                        folder.resolve("other"), new Checkpoint(RealRecords.ORIGIN, 500, log.rootAt(499)).text())
                .toString();
        var outcome = audit("verify", "--file", file, "--checkpoint", saved(450), "--checkpoint", other);
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("451 to 500");
    }

    @Test
    void whatCannotBeCheckedSaysSo() {
        assertThat(audit("verify", "--file", folder.resolve("none").toString()).status())
                .isEqualTo(2);
        assertThat(audit("verify", "--log", "http://127.0.0.1:1").status()).isEqualTo(2);
        assertThat(audit("verify", "--checkpoint").notes()).contains("Usage");
        assertThat(audit("verify", "--colour", "red").notes()).contains("no option --colour");
    }

    private SigningKey witness() {
        return Seeded.key("witness.example", Holder.WITNESS, random);
    }

    private String saved(int size) throws IOException {
        var text = StoredLog.signed(size, log.rootAt(size), key).toString();
        return Files.writeString(folder.resolve("saved-" + size), text).toString();
    }
}
