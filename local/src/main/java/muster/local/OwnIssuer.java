package muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import muster.foundation.CannotStart;
import muster.issuer.ScriptTokens;
import muster.issuer.SigningKey;
import muster.issuer.Users;

/** The issuer that one machine brings along. It runs in query-service; its key, in the data folder, makes programs' tokens. */
record OwnIssuer(Path folder, String url) {

    /** Where the last run was: tokens are for that one, unless another port is named. */
    private static final String LAST = "issuer";

    private static final String USUAL = Http.url(8080, "");

    /** The one that runs, or will, on the data folder. */
    static OwnIssuer of(Settings settings) {
        var folder = settings.data();
        return new OwnIssuer(
                folder, settings.access().issuer().or(() -> last(folder)).orElse(USUAL));
    }

    private static Optional<String> last(Path folder) {
        try {
            return Optional.of(Files.readString(folder.resolve(LAST)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The token that a program sends commands with: the environment's, else one of the data folder's, if it has a key. */
    static Optional<String> recorder(Settings settings) {
        var access = settings.access();
        if (access.token().isPresent() || access.isOpen()) {
            return access.token();
        }
        return usable(() -> SigningKey.ifIn(settings.data()))
                .map(_ -> of(settings).script("recorder"));
    }

    /** Makes the key and the users where there are none, and says of these where they stand. */
    OwnIssuer prepared(Notes notes) {
        var users = usable(() -> Users.in(folder));
        if (last(folder).isEmpty()) {
            notes.say("Who may log in to the page, and with which password, stands in %s.".formatted(users.file()));
        }
        try {
            Files.writeString(folder.resolve(LAST), url + "\n");
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(folder, e);
        }
        return this;
    }

    /** What both services are told: whom they trust, and by which keys. */
    Map<String, String> forServices() {
        var keys = usable(() -> SigningKey.in(folder).publishedIn(folder));
        return Map.of(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", url, "MUSTER_GATE_KEYSFILE", keys.toString());
    }

    /** What query-service is told, in which it runs. */
    Map<String, String> forQueryService() {
        var configuration = new HashMap<>(forServices());
        configuration.put("MUSTER_ISSUER_FOLDER", folder.toString());
        return configuration;
    }

    /** A token for scripts in this role; who bears it is the same whatever coalition it is limited to. */
    String script(String role) {
        return token("script " + role.replaceFirst(":.*", ""), role);
    }

    /** The token of this program itself, which records the history that ships. */
    String run() {
        return token("run", "recorder");
    }

    private String token(String bearer, String role) {
        return new ScriptTokens(usable(() -> SigningKey.in(folder)), url).token(bearer, role, Instant.now());
    }

    private static <T> T usable(Supplier<T> file) {
        try {
            return file.get();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }
}
