package muster.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code ./muster token}: whether Muster runs or not. */
class TokenTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    private int token(Map<String, String> environment, String... words) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("MUSTER_DATA", folder.resolve("data").toString());
        var muster = new Muster(
                all, Programs::built, new PrintStream(out, true, UTF_8), new PrintStream(notes, true, UTF_8));
        return muster.obey(List.of(words));
    }

    private JWTClaimsSet claims(Map<String, String> environment, String... words) throws Exception {
        out.reset();
        assertThat(token(environment, words)).as(notes.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        return SignedJWT.parse(out.toString(UTF_8).strip()).getJWTClaimsSet();
    }

    @Test
    void itIsAloneOnItsLineAndGoodForEightHoursAtLeastForTheIssuerOfThisMachine() throws Exception {
        var claims = claims(Map.of(), "token", "recorder");
        assertThat(claims.getIssuer()).isEqualTo("http://127.0.0.1:8080");
        assertThat(claims.getAudience()).containsExactly("muster");
        assertThat(claims.getStringListClaim("roles")).containsExactly("recorder");
        assertThat(claims.getExpirationTime().toInstant()).isAfter(Instant.now().plus(Duration.ofHours(8)));

        var limited = claims(Map.of("MUSTER_QUERY_PORT", "9280"), "token", "recorder", "willing-ukraine");
        assertThat(limited.getIssuer()).isEqualTo("http://127.0.0.1:9280");
        assertThat(limited.getStringListClaim("roles")).containsExactly("recorder:willing-ukraine");
        assertThat(limited.getSubject()).isEqualTo(claims.getSubject());
        assertThat(claims(Map.of(), "token", "auditor").getSubject()).isNotEqualTo(claims.getSubject());
    }

    @Test
    void itIsForWhereTheLastRunWasUnlessAnotherPortIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/issuer"), "http://127.0.0.1:9999\n");
        assertThat(claims(Map.of(), "token", "reader").getIssuer()).isEqualTo("http://127.0.0.1:9999");
        assertThat(claims(Map.of("MUSTER_QUERY_PORT", "0"), "token", "reader").getIssuer())
                .isEqualTo("http://127.0.0.1:9999");
        assertThat(claims(Map.of("MUSTER_QUERY_PORT", "9280"), "token", "reader")
                        .getIssuer())
                .isEqualTo("http://127.0.0.1:9280");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "token king", "token recorder Willing!", "token recorder a b", "token recorder:"})
    void anUnknownRoleIsRefusedWithThoseThatThereAre(String words) {
        assertThat(token(Map.of(), words.split(" "))).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(notes.toString(UTF_8))
                .contains("Usage: ./muster token ROLE [COALITION]", "reader, recorder, auditor, administrator");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void whereNobodyIsAskedForOneThereIsNone() {
        assertThat(token(Map.of("MUSTER_ACCESS", "open"), "token", "recorder")).isZero();
        assertThat(out.toString(UTF_8) + notes.toString(UTF_8)).isEmpty();
        assertThat(token(Map.of("MUSTER_ACCESS", "opne"), "token", "recorder")).isEqualTo(2);
        assertThat(notes.toString(UTF_8)).contains("MUSTER_ACCESS is \"opne\"");
    }

    @Test
    void aFolderThatCannotHoldAKeyIsNamed() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(token(Map.of("MUSTER_DATA", file.resolve("data").toString()), "token", "recorder"))
                .isEqualTo(1);
        assertThat(notes.toString(UTF_8))
                .contains(file.resolve("data/token-key").toString());
    }
}
