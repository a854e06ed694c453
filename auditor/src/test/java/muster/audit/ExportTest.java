package muster.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.audit.AuditTool.audit;
import static org.assertj.core.api.Assertions.assertThat;

class ExportTest {

    private final long seed = Long.getLong("muster.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final List<byte[]> records = RealRecords.of(seed, 700);
    private final StoredLog log = StoredLog.of(records, key);

    @BeforeEach
    void serveAll() {
        log.servesBundles = true;
    }

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aWholeExportHoldsAndHoldsTheVeryLines() throws IOException {
        byte[] bytes = Files.readAllBytes(exported());
        assertThat(verified(bytes).status()).isEqualTo(0);
        var lines = new String(bytes, UTF_8).lines().toList();
        assertThat(lines).contains(new String(records.get(699), UTF_8));
    }

    @Test
    void anEmptyLogIsExportedAndHolds() throws IOException {
        try (var running = new StandInLog(StoredLog.of(List.of(), key))) {
            Path file = folder.resolve("empty");
            assertThat(audit("export", "--log", running.address(), "--to", file.toString())
                            .status())
                    .isEqualTo(0);
            assertThat(audit("verify", "--file", file.toString()).status()).isEqualTo(0);
        }
    }

    @Test
    void aPartHoldsByItsProofs() throws IOException {
        String[][] parts = {
            {"--from", "250", "--until", "300"}, {"--coalition", "wild-1"}, {"--coalition", "wild-2", "--until", "600"}
        };
        for (String[] part : parts) {
            byte[] bytes = Files.readAllBytes(exported(part));
            assertThat(verified(bytes).status()).as(String.join(" ", part)).isEqualTo(0);
        }
    }

    @Test
    void aRecordMissingFromARangeIsMissed() throws IOException {
        List<String> lines = Files.readAllLines(exported("--from", "250", "--until", "260"));
        lines.subList(11, 13).clear();
        var outcome = verified(String.join("\n", lines).getBytes(UTF_8));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("Position 255 is missing");
    }

    /** Whichever bit of whichever file: of the records, the tiles, the proofs, the checkpoint or the key. */
    @Test
    void noBitOfAnExportCanBeChangedUnnoticed() throws IOException {
        System.out.println("Bits of exports with -Dmuster.seed=" + seed);
        for (byte[] whole : List.of(
                Files.readAllBytes(exported()), Files.readAllBytes(exported("--from", "200", "--until", "300")))) {
            for (int i = 0; i < 200; i++) {
                byte[] altered = whole.clone();
                int at = i % 4 == 0 ? random.nextInt(600) : random.nextInt(altered.length - 1);
                altered[at] ^= (byte) (1 << random.nextInt(8));
                var outcome = verified(altered);
                assertThat(outcome.status())
                        .as("byte %d of %d, seed %d: %s", at, altered.length, seed, outcome)
                        .isIn(1, 2);
            }
        }
    }

    @Test
    void whatDoesNotHoldIsNotExported() {
        new Mutator(log, new HonestLog(records, key, Seeded.key("w", Holder.WITNESS, random), random), random).flip(3);
        try (var running = new StandInLog(log)) {
            Path file = folder.resolve("export");
            var outcome = audit("export", "--log", running.address(), "--to", file.toString());
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.notes()).contains("position 4");
            assertThat(folder).isEmptyDirectory();
        }
    }

    private Path exported(String... part) throws IOException {
        try (var running = new StandInLog(log)) {
            Path file = Files.createTempFile(folder, "export", "");
            var words = new ArrayList<>(List.of("export", "--log", running.address(), "--to", file.toString()));
            words.addAll(List.of(part));
            var outcome = audit(words.toArray(String[]::new));
            assertThat(outcome.status()).as(outcome.toString()).isEqualTo(0);
            return file;
        }
    }

    private AuditTool.Outcome verified(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("to-verify"), bytes);
        return audit(
                "verify", "--file", file.toString(), "--key", key.verifier().toString());
    }
}
