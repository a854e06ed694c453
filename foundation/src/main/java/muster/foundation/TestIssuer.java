package muster.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An issuer of tokens for tests and measurements, with a key made for the occasion and nobody who would log in. */
public final class TestIssuer implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key = newKey();
    private final String keyId = UUID.randomUUID().toString();
    private final HttpServer server;

    private TestIssuer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.start();
    }

    /** One whose discovery document and keys can be fetched. */
    public static TestIssuer start() {
        return start(0);
    }

    /** One at a port that somebody may know already. */
    public static TestIssuer start(int port) {
        try {
            return new TestIssuer(
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Its name. */
    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its public keys, as a JWK set. */
    public String keys() {
        var rsa = (RSAPublicKey) key.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(
                        keyId,
                        BASE64.encodeToString(unsigned(rsa.getModulus().toByteArray())),
                        BASE64.encodeToString(rsa.getPublicExponent().toByteArray()));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    /** A token of somebody with these roles, good for an hour. */
    public String token(String... roles) {
        return claims().roles(roles).signed();
    }

    /** What a token shall claim; at first all that a good one of nobody in particular does. */
    public Claims claims() {
        return new Claims(uri(), "somebody", "muster", Duration.ofHours(1), "roles", "[]");
    }

    /** A token in the making. */
    public final class Claims {

        private final String issuer;
        private final String subject;
        private final String audience;
        private final Duration left;
        private final String rolesClaim;
        private final String roles;

        private Claims(String issuer, String subject, String audience, Duration left, String rolesClaim, String roles) {
            this.issuer = issuer;
            this.subject = subject;
            this.audience = audience;
            this.left = left;
            this.rolesClaim = rolesClaim;
            this.roles = roles;
        }

        public Claims issuer(String name) {
            return new Claims(name, subject, audience, left, rolesClaim, roles);
        }

        public Claims subject(String name) {
            return new Claims(issuer, name, audience, left, rolesClaim, roles);
        }

        public Claims audience(String name) {
            return new Claims(issuer, subject, name, left, rolesClaim, roles);
        }

        /** Good for so long from now on; of a negative time, expired so long ago. */
        public Claims left(Duration time) {
            return new Claims(issuer, subject, audience, time, rolesClaim, roles);
        }

        public Claims roles(String... all) {
            return claim(
                    "roles",
                    Arrays.stream(all).map(role -> '"' + role + '"').collect(Collectors.joining(",", "[", "]")));
        }

        /** The roles under another name, as JSON. */
        public Claims claim(String name, String json) {
            return new Claims(issuer, subject, audience, left, name, json);
        }

        /** As it should be. */
        public String signed() {
            return signed("RS256", TestIssuer.this::rsa);
        }

        /** By nobody. */
        public String unsigned() {
            return signed("none", _ -> new byte[0]);
        }

        /** By somebody who takes the public key for a secret that he shares with whoever verifies. */
        public String signedWithThePublicKey() {
            return signed("HS256", TestIssuer.this::hmac);
        }

        private String signed(String algorithm, Signer signer) {
            long now = Instant.now().getEpochSecond();
            String header = "{\"alg\":\"%s\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm, keyId);
            String payload =
                    "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":[\"%s\"],\"iat\":%d,\"exp\":%d,\"jti\":\"%s\",\"%s\":%s}"
                            .formatted(
                                    issuer,
                                    subject,
                                    audience,
                                    Math.min(now, now + left.toSeconds() - 60),
                                    now + left.toSeconds(),
                                    UUID.randomUUID(),
                                    rolesClaim,
                                    roles);
            String text = encoded(header) + "." + encoded(payload);
            try {
                return text + "." + BASE64.encodeToString(signer.sign(text.getBytes(UTF_8)));
            } catch (GeneralSecurityException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }
    }

    private interface Signer {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }

    private byte[] rsa(byte[] text) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    private byte[] hmac(byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getPublic().getEncoded(), "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" ->
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}"
                        .formatted(uri(), uri())
                        .getBytes(UTF_8);
            case "/keys" -> keys().getBytes(UTF_8);
            default -> new byte[0];
        };
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
