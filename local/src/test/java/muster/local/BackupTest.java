package muster.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import muster.foundation.Await;
import muster.ledger.SigningKey;
import muster.local.AuditorTool.Verdict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** An installation is backed up while commands come in, and what is restored is it, or the beginning of another log. */
class BackupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String STANCES = "coalitions/willing-ukraine/stances?at=2026-01-01&known=@%d";

    @TempDir
    Path folder;

    @Test
    void whatWasBackedUpUnderLoadIsRestoredAndVerifiesAndAnotherLogBeginsWithIt() throws Exception {
        var data = folder.resolve("data");
        var file = folder.resolve("muster.backup");
        String records;
        JsonNode stances;
        long position;
        try (var muster = Product.start(data)) {
            Files.writeString(Files.createDirectories(data.resolve("of-others")).resolve("users"), "somebody\n");
            var done = new AtomicBoolean();
            List<Long> recorded = Collections.synchronizedList(new ArrayList<>());
            var load = CompletableFuture.runAsync(() -> recordUntil(done, muster, recorded));
            assertThat(Await.until(PATIENCE, () -> recorded.size() > 50)).isTrue();
            int before = recorded.size();
            assertThat(obey(data, "backup", file.toString())).startsWith("0 Backed up ");
            assertThat(Await.until(PATIENCE, () -> recorded.size() > before + 50))
                    .isTrue();
            done.set(true);
            load.join();

            position = BackupFile.whole(file).about().records();
            assertThat(position)
                    .isGreaterThanOrEqualTo(recorded.get(before - 1))
                    .isLessThan(recorded.getLast());
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            records = muster.log("events?limit=" + position);
            assertThat(Await.until(PATIENCE, () -> muster.applied() >= recorded.getLast()))
                    .isTrue();
            stances = muster.ask(STANCES.formatted(position)).get("stances");
        }
        var again = folder.resolve("again");
        var longer = goesOn(file, again, records, stances);
        var second = folder.resolve("second.backup");
        assertThat(obey(again, "backup", second.toString())).startsWith("0 Backed up ");
        beginsAnew(second, again, longer);
    }

    private static void recordUntil(AtomicBoolean done, Product muster, List<Long> recorded) {
        try {
            while (!done.get()) {
                var kind = recorded.size() % 2 == 0 ? "AIR" : "NAVAL";
                recorded.add(muster.record(Product.command(
                        UUID.randomUUID(),
                        "SignalOpenness",
                        "\"participant\":\"SE\",\"kinds\":[\"%s\"]".formatted(kind))));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String goesOn(Path file, Path data, String records, JsonNode stances) throws Exception {
        assertThat(obey(data, "restore", file.toString(), "--continue")).startsWith("0 Restored ");
        assertThat(data.resolve("of-others/users")).hasContent("somebody");
        assertThat(obey(data, "restore", file.toString(), "--continue"))
                .startsWith("1 ")
                .contains("is not empty");
        try (var muster = Product.start(data)) {
            assertThat(muster.log("events?limit=10000")).isEqualTo(records);
            long position = records.lines().count();
            assertThat(Await.until(PATIENCE, () -> muster.applied() == position))
                    .isTrue();
            assertThat(muster.ask(STANCES.formatted(position)).get("stances")).isEqualTo(stances);
            holds(AuditorTool.audit(
                    "verify",
                    "--log",
                    muster.commands(),
                    "--checkpoint",
                    data.resolve("restored-checkpoint").toString()));
            assertThat(muster.record(Product.command(
                            UUID.randomUUID(), "SignalOpenness", "\"participant\":\"JP\",\"kinds\":[\"AIR\"]")))
                    .isEqualTo(position + 1);
            return muster.log("events?limit=10000");
        }
    }

    private void beginsAnew(Path file, Path old, String records) throws Exception {
        var data = folder.resolve("anew");
        assertThat(obey(data, "restore", file.toString(), "--new-origin")).startsWith("0 Restored ");
        var origin = Files.readString(data.resolve("origin")).strip();
        var former = Files.readString(old.resolve("origin")).strip();
        assertThat(origin).isNotEqualTo(former);
        try (var muster = Product.start(data)) {
            assertThat(muster.log("events?limit=10000"))
                    .isEqualTo(records.replace("\"source\":\"https://" + former, "\"source\":\"https://" + origin));
            assertThat(muster.log("key")).startsWith(origin).isNotEqualTo(keyOf(old));
            assertThat(Await.until(PATIENCE, () -> isWholeUnderACheckpoint(muster, records)))
                    .isTrue();
            holds(AuditorTool.audit("verify", "--log", muster.commands()));
        }
    }

    private static String keyOf(Path data) throws IOException {
        return SigningKey.parse(Files.readString(data.resolve("log-key")).strip())
                .verifier()
                .toString();
    }

    private static boolean isWholeUnderACheckpoint(Product muster, String records) {
        try {
            return muster.log("checkpoint").contains("\n" + records.lines().count() + "\n");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    static void holds(Verdict verdict) {
        assertThat(verdict.status()).as(verdict.said()).isZero();
        assertThat(verdict.said()).doesNotContain("FOUND");
    }

    /** The exit status, what was answered, and what was said beside. */
    static String obey(Path data, String... words) {
        var out = new ByteArrayOutputStream();
        var notes = new ByteArrayOutputStream();
        System.setProperty("muster.home", HOME.toString());
        int status = new Muster(
                        Map.of("MUSTER_DATA", data.toString()),
                        Programs::built,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(notes, true, UTF_8))
                .obey(List.of(words));
        return status + " " + out.toString(UTF_8) + notes.toString(UTF_8);
    }
}
