package muster.witness;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class KillTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("muster.kills", Boolean.getBoolean("muster.long") ? 30 : 3);
    private static final int RECORDS = 3000;

    @TempDir
    Path folder;

    private final MadeUpLog log = MadeUpLog.of(RECORDS);
    private final HttpClient client = HttpClient.newHttpClient();

    /** A witness in a process of its own. */
    private record Program(Process process, URI address) {

        static ProcessBuilder on(Path folder, MadeUpLog log) {
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "muster.witness.Witness");
            builder.environment()
                    .putAll(Map.of(
                            "CLASSPATH", System.getProperty("java.class.path"),
                            "MUSTER_WITNESS_PORT", "0",
                            "MUSTER_WITNESS_DATA", folder.toString(),
                            "MUSTER_WITNESS_LOGS", log.key().verifier().toString()));
            return builder;
        }

        static Program start(Path folder, MadeUpLog log) throws IOException {
            ProcessBuilder builder = on(folder, log);
            Process process =
                    builder.redirectError(new File(folder.toFile(), "stderr")).start();
            BufferedReader out = process.inputReader();
            String ready = String.valueOf(out.readLine());
            assertThat(ready).startsWith("Witness is ready: http://127.0.0.1:");
            assertThat(requireNonNull(out.readLine())).startsWith("muster.local/witness-");
            return new Program(process, URI.create(ready.substring("Witness is ready: ".length()) + "/add-checkpoint"));
        }
    }

    private HttpResponse<String> post(URI address, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void killedAtAnyMomentItRemembersAllThatItHasCosigned() throws Exception {
        System.out.println("KillTest: -Dmuster.seed=" + SEED);
        var random = new Random(SEED);
        var cosigned = new AtomicInteger();
        for (int kill = 0; kill < KILLS; kill++) {
            var program = Program.start(folder, log);
            try (ExecutorService asking = Executors.newSingleThreadExecutor()) {
                assertThat(remembered(program)).as("seed %d", SEED).isGreaterThanOrEqualTo(cosigned.get());
                var answered = new Semaphore(0);
                var done = asking.submit(() -> {
                    ask(program, cosigned, answered);
                    return cosigned;
                });
                assertThat(answered.tryAcquire(1 + random.nextInt(20), 60, TimeUnit.SECONDS))
                        .as("seed %d", SEED)
                        .isTrue();
                program.process().destroyForcibly().waitFor();
                done.get(10, TimeUnit.SECONDS);
            }
        }
        var program = Program.start(folder, log);
        assertThat(remembered(program)).as("seed %d", SEED).isGreaterThanOrEqualTo(cosigned.get());
        program.process().destroy();
        assertThat(program.process().waitFor()).as("a signal stops it cleanly").isZero();
    }

    private int remembered(Program program) throws IOException, InterruptedException {
        var answer = post(program.address(), log.request(1, 1));
        return answer.statusCode() == 409 ? Integer.parseInt(answer.body().strip()) : 1;
    }

    /** One record after the other, until the witness is gone. */
    private void ask(Program program, AtomicInteger cosigned, Semaphore answered) throws InterruptedException {
        try {
            int last = remembered(program);
            if (last <= 1) {
                post(program.address(), log.request(0, 1));
                last = 1;
            }
            while (post(program.address(), log.request(last, last + 1)).statusCode() == 200) {
                last++;
                cosigned.set(last);
                answered.release();
            }
        } catch (IOException killed) {
            return;
        }
    }

    @Test
    void anotherProcessOnTheSameFolderRefusesToStart() throws Exception {
        var program = Program.start(folder, log);
        Process second = Program.on(folder, log).redirectErrorStream(true).start();
        assertThat(second.inputReader().readLine()).contains("A witness is running on " + folder + " already");
        assertThat(second.waitFor()).isEqualTo(2);
        program.process().destroy();
        assertThat(program.process().waitFor()).isZero();
    }
}
