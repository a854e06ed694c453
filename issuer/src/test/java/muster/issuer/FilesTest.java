package muster.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an installation keeps: its key, and who may log in. */
class FilesTest {

    private static final Instant NOW = Instant.parse("2025-11-15T12:00:00Z");

    @TempDir
    Path folder;

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatIsSecretItsOwnerAloneCanReadWhateverAnEditorMadeOfIt() throws IOException {
        var users = Users.in(folder).file();
        SigningKey.in(folder);
        assertThat(mode(folder.resolve("token-key"))).isEqualTo("rw-------");
        assertThat(mode(users)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-rw-r--"));
        Users.in(folder);
        assertThat(mode(users)).isEqualTo("rw-------");
    }

    @Test
    void theFirstUsersAreOneForEachRoleWithLongPasswordsAndIdsThatTellNothing() {
        var users = Users.in(folder);
        var seen = new HashSet<String>();
        for (var role : List.of("reader", "recorder", "auditor", "administrator")) {
            var person = users.named(role).orElseThrow();
            assertThat(person.roles()).containsExactly(role);
            assertThat(person.password()).hasSize(20);
            assertThat(person.id()).hasSize(36);
            assertThat(seen.add(person.password()) && seen.add(person.id())).isTrue();
            assertThat(person.toString()).doesNotContain(person.password());
        }
        assertThat(Users.in(folder).named("recorder")).isEqualTo(users.named("recorder"));
    }

    @Test
    void aNewLineGetsAnIdThatStaysAndABrokenOneKeepsNobodyElseOut() throws IOException {
        var users = Users.in(folder);
        var file = users.file();
        Files.writeString(file, Files.readString(file) + "ivan pass recorder,painter\nbroken\n  # a remark\n");
        var ivan = users.named("ivan").orElseThrow();
        assertThat(ivan.roles()).containsExactly("recorder");
        assertThat(Users.in(folder).named("ivan")).contains(ivan);
        assertThat(users.of(ivan.id())).contains(ivan);
        assertThat(users.named("broken")).isEmpty();
        assertThat(Files.readString(file)).contains("# Who may log in", "\nbroken\n", "  # a remark", ivan.id());
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void ofManyWhoMakeAKeyAtOnceAllGetTheSameAndItIsThereAtTheNextStart() throws Exception {
        var makers = new ArrayList<Callable<String>>();
        for (int i = 0; i < 16; i++) {
            makers.add(() -> SigningKey.in(folder).key().getKeyID());
        }
        var made = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var id : threads.invokeAll(makers)) {
                made.add(id.get());
            }
        }
        assertThat(made).containsExactly(SigningKey.in(folder).key().getKeyID());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("token-key"));
        }
    }

    @Test
    void whatIsPublishedHoldsNoPrivateHalf() throws IOException {
        assertThat(Files.readString(SigningKey.in(folder).publishedIn(folder)))
                .contains("\"kid\"", "\"ES256\"")
                .doesNotContain("\"d\"");
    }

    @Test
    void aFileThatHoldsNoKeyIsNamedAndLeftAlone() throws IOException {
        var file = Files.writeString(folder.resolve("token-key"), "{\"kty\":\"EC\"");
        assertThatThrownBy(() -> SigningKey.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("put back");
        assertThat(file).hasContent("{\"kty\":\"EC\"");
    }

    @Test
    void aScriptsTokenIsGoodForADayAndItsBearerIsTheSameEachTime() throws Exception {
        var tokens = new ScriptTokens(SigningKey.in(folder), "http://127.0.0.1:8080");
        var one = SignedJWT.parse(tokens.token("script", "recorder", NOW)).getJWTClaimsSet();
        var other = SignedJWT.parse(tokens.token("script", "recorder:c", NOW)).getJWTClaimsSet();
        assertThat(one.getExpirationTime().toInstant()).isEqualTo("2025-11-16T12:00:00Z");
        assertThat(one.getSubject()).isEqualTo(other.getSubject()).hasSize(36);
        assertThat(one.getJWTID()).isNotEqualTo(other.getJWTID());
        assertThat(other.getStringListClaim("roles")).containsExactly("recorder:c");
    }
}
