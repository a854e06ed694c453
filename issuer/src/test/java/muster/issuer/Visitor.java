package muster.issuer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A browser as far as logging in needs one, which follows no redirect unasked. */
final class Visitor implements AutoCloseable {

    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-0";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String origin;

    Visitor(Machine machine) {
        this.origin = machine.origin();
    }

    /** What the page asks the issuer for. */
    Map<String, String> request() {
        return new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", "muster-page",
                "scope", "openid",
                "redirect_uri", origin + "/",
                "state", "some",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
    }

    private static String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    HttpResponse<String> authorize(Map<String, String> request) throws IOException, InterruptedException {
        return get(origin + "/oauth2/authorize?" + form(request));
    }

    HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(origin).resolve(address)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where one is led after sending the form of the page to log in on. */
    String logIn(String name, String password) throws IOException, InterruptedException {
        var page = get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        var csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).isTrue();
        return location(post("/login", Map.of("username", name, "password", password, "_csrf", csrf.group(1))));
    }

    static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(String.valueOf(answer.body())).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The whole way to a code. */
    String code(Person person) throws IOException, InterruptedException {
        assertThat(location(authorize(request()))).endsWith("/login");
        var back = location(get(logIn(person.name(), person.password())));
        assertThat(back).startsWith(origin + "/?code=").endsWith("&state=some");
        return back.replaceFirst(".*code=([^&]+).*", "$1");
    }

    HttpResponse<String> exchange(String code, String verifier) throws IOException, InterruptedException {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "muster-page",
                        "redirect_uri",
                        origin + "/",
                        "code",
                        code,
                        "code_verifier",
                        verifier));
    }

    @Override
    public void close() {
        client.close();
    }
}
