package muster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.event.Recorded;
import muster.record.Json;
import muster.record.RecordFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole product, running on a data folder, and what a client asks of it. */
final class Product implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(40);

    /** What curl says of a stream that never ends by itself. */
    private static final int TIMED_OUT = 28;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String page;
    private final String commands;
    private final Optional<String> brokers;
    private final Optional<Launched> launched;
    private final String token;

    private Product(String page, String commands, String token, Optional<String> brokers, Optional<Launched> launched) {
        this.page = page;
        this.token = token;
        this.commands = commands;
        this.brokers = brokers;
        this.launched = launched;
    }

    /** One that runs already, where commands are sent with the environment's MUSTER_TOKEN; it is not ended. */
    static Product at(String page, String commands) {
        var token = System.getenv().getOrDefault("MUSTER_TOKEN", "none");
        return new Product(slashed(page), slashed(commands), token, Optional.empty(), Optional.empty());
    }

    private static String slashed(String address) {
        return address.endsWith("/") ? address : address + "/";
    }

    static Product start(Path data, String... options) throws IOException {
        return start(data, Map.of(), options);
    }

    static Product start(Path data, Map<String, String> settings, String... options) throws IOException {
        int port = freePort();
        int kafka = freePort();
        var environment = new HashMap<>(settings);
        environment.put("MUSTER_COMMAND_PORT", Integer.toString(port));
        environment.put("MUSTER_KAFKA_PORT", Integer.toString(kafka));
        var launched = Launched.product(data, environment, options);
        launched.ready(PATIENCE);
        var origin = Http.url(launched.queryPort(), "");
        return new Product(
                origin + "/",
                "http://127.0.0.1:" + port + "/",
                new OwnIssuer(data, origin).script("recorder"),
                Optional.of("127.0.0.1:" + kafka),
                Optional.of(launched));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    Launched launched() {
        return launched.orElseThrow();
    }

    /** Its data folder, if it was started here. */
    Optional<Path> data() {
        return launched.map(Launched::data);
    }

    /** The dashboard's address, ending in a slash. */
    String page() {
        return page;
    }

    /** command-service's address, ending in a slash. */
    String commands() {
        return commands;
    }

    /** A recorder's. */
    String token() {
        return token;
    }

    /** Where Kafka is, if this product was started here. */
    Optional<String> brokers() {
        return brokers;
    }

    /** What an auditor is told under {@code /log}. */
    String log(String path) throws IOException, InterruptedException {
        return get(commands + "log/" + path).body();
    }

    /** What command-service answers at a path. */
    String commandsSay(String path) throws IOException, InterruptedException {
        return get(commands + path).body();
    }

    /** A document of the coalition that ships, with evidence. */
    static String command(UUID id, String command, String fields) {
        return command(id, "willing-ukraine", command, "2025-11-15", fields);
    }

    /** A document with evidence of the day after which it can be read. */
    static String command(UUID id, String coalition, String command, String announcedAt, String fields) {
        return "{\"command\":\"%s\",\"commandId\":\"%s\",\"coalition\":\"%s\",\"announcedAt\":\"%s\",\"evidence\":[{\"publisher\":\"Example Press\",\"publishedOn\":\"%s\"}],%s}"
                .formatted(command, id, coalition, announcedAt, announcedAt, fields);
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /** Records a document that must be recorded; the position of its last event. */
    long record(String document) throws IOException, InterruptedException {
        return recorded(document).get("position").longValue();
    }

    /** Records a document that must be recorded, with headers beside; the position of its last event. */
    long record(String document, Map<String, String> headers) throws IOException, InterruptedException {
        return recorded(document, headers).get("position").longValue();
    }

    /** Records a document that must be recorded; what is answered. */
    JsonNode recorded(String document) throws IOException, InterruptedException {
        return recorded(document, Map.of());
    }

    private JsonNode recorded(String document, Map<String, String> headers) throws IOException, InterruptedException {
        var posting = HttpRequest.newBuilder(posting(document, "application/json"), (_, _) -> true);
        headers.forEach(posting::header);
        var answer = client.send(posting.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s%n%s", document, answer.body()).isEqualTo(201);
        return Json.object(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Records many documents at once, all of which must be recorded. */
    void recordAll(List<String> documents) throws IOException, InterruptedException {
        var posting = posting(String.join("\n", documents), "application/x-ndjson");
        assertThat(client.send(posting, BodyHandlers.ofLines()).body())
                .hasSameSizeAs(documents)
                .allMatch(line -> line.contains("\"status\":201"));
    }

    /** All up to here is applied; -1 where nobody answers. */
    long applied() {
        try {
            return ask("projection").get("position").longValue();
        } catch (IOException away) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Whether command-service takes commands. */
    boolean isReady() {
        try {
            return get(commands + "actuator/health/readiness").statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A live stream of query-service, read until it is closed. */
    EventStream watch(String path, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(page() + path));
        headers.forEach(request::header);
        return new EventStream(
                client.send(request.build(), BodyHandlers.ofInputStream()).body());
    }

    /** The status of the answer; none where there was no answer. */
    Optional<Integer> post(String document) throws InterruptedException {
        try {
            return Optional.of(client.send(posting(document, "application/json"), BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private HttpRequest posting(String document, String type) {
        return HttpRequest.newBuilder(URI.create(commands + "commands"))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER)
                .POST(BodyPublishers.ofString(document))
                .build();
    }

    /** What query-service says that a document would change. */
    JsonNode preview(String document) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(page() + "coalitions/willing-ukraine/preview"))
                .header("Content-Type", "application/json")
                .timeout(ANSWER)
                .POST(BodyPublishers.ofString(document))
                .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.object(answer.body());
    }

    /** Runs one of the README's commands, at the ports that this product listens on; it must succeed. */
    void runs(String curl) throws IOException, InterruptedException {
        var command = curl.replaceFirst("curl", "curl -sS --fail-with-body --max-time 5")
                .replace("http://127.0.0.1:8081/", commands)
                .replace("http://127.0.0.1:8080/", page)
                .replace("$(./muster token recorder)", token);
        var process = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertThat(status).as("%s%n%s", curl, said).isIn(0, curl.contains("-N") ? TIMED_OUT : 0);
        assertThat(said).as(curl).isNotBlank();
    }

    /** All records of the log, in order. */
    List<Recorded> log() throws IOException, InterruptedException {
        var format = new RecordFormat();
        return get(commands + "log/events?limit=10000")
                .body()
                .lines()
                .map(line -> format.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** An answer of query-service as it came. */
    String text(String path) throws IOException, InterruptedException {
        return get(page() + path).body();
    }

    /** The figures of both services, as an administrator asks for them. */
    String metrics() throws IOException, InterruptedException {
        var told = new StringBuilder();
        for (var service : List.of(commands, page)) {
            var request = HttpRequest.newBuilder(URI.create(service + "actuator/prometheus"))
                    .header("Authorization", "Bearer " + issuer().script("administrator"))
                    .timeout(ANSWER)
                    .build();
            told.append(client.send(request, BodyHandlers.ofString()).body());
        }
        return told.toString();
    }

    private OwnIssuer issuer() {
        return new OwnIssuer(data().orElseThrow(), page.substring(0, page.length() - 1));
    }

    /** An answer of query-service. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        return Json.object(get(page() + path).body().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER).build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() throws IOException {
        if (launched.isPresent()) {
            launched.get().close();
        }
        client.close();
    }
}
