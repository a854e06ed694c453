package muster.benchmarks;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WatchTest {

    private final Watch watch = new Watch();

    private void arrives(String text, long nanos) {
        watch.take(ByteBuffer.wrap(text.getBytes(UTF_8)), nanos);
    }

    @Test
    void aStatementIsHeardWhereverTheBytesWereCut() {
        arrives("HTTP/1.1 200 \r\n\r\nd\r\nretry: 2000\n\n\r\n20\r\nevent: statement-recorded\nid: 1", 1);
        arrives("7.0\ndata: {}\n\n\r\n", 2);

        assertThat(watch.hasBegun()).isTrue();
        assertThat(watch.heard()).containsOnly(java.util.Map.entry(17L, new Watch.Heard(2, 1)));
    }

    @Test
    void whatAStatementDidIsNoOtherStatementAndTheSameAgainIsTwice() {
        arrives("id: 17.0\n", 1);
        arrives("id: 17.1\n", 2);
        arrives("id: 17.0\n", 3);

        assertThat(watch.heard()).containsOnly(java.util.Map.entry(17L, new Watch.Heard(1, 2)));
    }
}
