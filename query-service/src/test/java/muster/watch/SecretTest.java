package muster.watch;

import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTest {

    @Test
    void aSignatureIsThatOfTheStandardsExample() {
        Secret secret = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330, 999_999_999),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretIsRandomLongEnoughAndToldOnRequestAlone() {
        Secret secret = Secret.random();
        assertThat(secret.text())
                .startsWith("whsec_")
                .isNotEqualTo(Secret.random().text());
        assertThat(Base64.getDecoder().decode(secret.text().substring("whsec_".length())))
                .hasSizeBetween(24, 64);
        assertThat(Secret.of(secret.bytes()).text()).isEqualTo(secret.text());
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
