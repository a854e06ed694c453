package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.Await;
import muster.local.BadDays.Does;

import static org.assertj.core.api.Assertions.assertThat;

/** Ctrl-C in the middle of an import, which runs in a process of its own as {@code ./muster} starts it. */
@Timeout(60)
class ImportStoppedTest {

    @TempDir
    Path folder;

    private BadDays service;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        service = new BadDays();
        file = Files.writeString(folder.resolve("commands.jsonl"), "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void ctrlCSaysHowFarItCameAndASecondRunGoesOnFromThere() throws Exception {
        service.does(heard -> heard.line() == 3 ? new Does.Hold(new CountDownLatch(1)) : BadDays.TAKE);
        try (var first = Launched.importing(folder, file, service.port())) {
            await(first, "50%: recorded 2, replayed 0, refused 0; ");
            first.signalGroup("INT");

            assertThat(first.exitStatus()).isEqualTo(130);
            assertThat(first.output()).isEmpty();
            assertThat(first.notes())
                    .endsWith("\r\033[Kmuster: Stopped after line 2 (recorded 2, replayed 0, refused 0). Run it again: "
                            + "what is recorded is not recorded twice, and it continues from there.\n");
        }

        service.does(_ -> BadDays.TAKE);
        try (var second = Launched.importing(folder, file, service.port())) {
            assertThat(second.exitStatus()).isZero();
            assertThat(second.output()).startsWith("recorded 2, replayed 2, refused 0; took ");
        }
        assertThat(service.recorded()).hasSize(4);
    }

    @Test
    void ctrlCIsHeardWhileItWaitsForAServiceThatWentAway() throws Exception {
        service.does(heard -> heard.line() == 3 ? goAway() : BadDays.TAKE);
        try (var launched = Launched.importing(folder, file, service.port())) {
            await(launched, "waiting: Connection refused");
            launched.signalGroup("INT");

            assertThat(launched.exitStatus()).isEqualTo(130);
            assertThat(launched.notes()).contains("\r\033[Kmuster: Stopped ");
        }
    }

    private Does goAway() {
        try {
            service.close();
            return new Does.Half();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Launched launched, String text) {
        assertThat(Await.until(Duration.ofSeconds(30), () -> launched.notes().contains(text)))
                .as(launched.notes())
                .isTrue();
    }
}
