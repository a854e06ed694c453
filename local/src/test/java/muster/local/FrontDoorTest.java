package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The shell script {@code ./muster}, as far as it needs neither a JDK nor anything built. */
class FrontDoorTest {

    @Test
    void helpListsWhatItDoes() throws Exception {
        var answer = muster("help");
        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("run [--empty]", "check [--long]", "import FILE [--dry-run]", "token ROLE");
    }

    @Test
    void anUnknownCommandIsRefusedWithTheUsage() throws Exception {
        var answer = muster("dance");
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("muster: There is no command \"dance\".")
                .contains("Usage: ./muster COMMAND");
    }

    private record Said(int status, String out, String err) {}

    private static Said muster(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Path.of("..", "muster").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), all(process.getInputStream()), all(process.getErrorStream()));
    }

    private static String all(InputStream in) throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }
}
