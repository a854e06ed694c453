package muster.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import muster.record.RecordFormat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent to either service, it is answered with a reason that tells nothing of its inside, records nothing that is
 * no command, and harms nobody who asks next. {@code -Dmuster.long=true} sends 100,000; {@code -Dmuster.seed=N} the same as
 * in a run before.
 */
@ExtendWith(Dashboard.Shown.class)
class BadPeopleTest {

    private static final int MANY =
            Boolean.getBoolean("muster.long") ? 100_000 : Integer.getInteger("muster.bad", 3_000);
    private static final int MOST_FINDINGS = 40;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is inside: classes, places in the source, statements to the database. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [\\w.$]+\\(|Exception|\\b(?:java|jakarta|javax|tools\\.jackson|com\\.fasterxml|org\\.(?:apache|spring\\w*|postgresql|axonframework))\\.|\\bmuster\\.[a-z]+\\.[A-Z]|\\b(?:SELECT|INSERT INTO|UPDATE \\w+ SET|SQLSTATE|PSQL)\\b|\\.java\\b");

    private final Map<String, String> findings = new LinkedHashMap<>();
    private final String canary = "canary-" + UUID.randomUUID();
    private long events;

    @Test
    void nothingThatIsSentBringsAServiceDownOrTellsOfItsInside(Dashboard dashboard) throws Exception {
        var product = dashboard.product();
        var seed = Long.getLong("muster.seed", new Random().nextLong());
        System.out.printf("BadPeopleTest: %,d bad requests, -Dmuster.seed=%d%n", MANY, seed);
        var coalition = dashboard.newCoalition("Bad people");
        var requests = new BadRequests(new Random(seed), coalition, operations(product), canary, product.token());
        var before = dashboard.record(coalition, "JoinCoalition", "\"participant\":\"DE\"");

        for (int i = 0; i < MANY && findings.size() < MOST_FINDINGS; i++) {
            var bad = requests.next();
            judge(bad, Exchange.of(port(bad.toCommands() ? product.commands() : product.page()), bad.bytes()));
            if (i % 100 == 99) {
                goodRequestsAreAnswered(product, coalition);
            }
        }

        assertThat(findings.values()).as("seed %d", seed).isEmpty();
        assertThat(recordsAfter(before, product)).isEqualTo(events);
        everythingIsAppliedAndAnswered(dashboard, coalition);
        if (product.brokers().isPresent()) {
            noLogTells(product, canary);
        }
    }

    private static List<BadRequests.Operation> operations(Product product) throws IOException, InterruptedException {
        var questions = BadRequests.Operation.in(product.ask("v3/api-docs"), false);
        var commands = BadRequests.Operation.in(JSON.readTree(product.commandsSay("v3/api-docs")), true);
        // A rebuild takes long, and is asked for by its own tests.
        return Stream.concat(questions, commands)
                .filter(operation -> !operation.path().equals("/projection/rebuild"))
                .toList();
    }

    private static int port(String address) {
        return URI.create(address).getPort();
    }

    /* Answers */

    private void judge(BadRequests.Bad bad, Optional<Exchange> answered) {
        if (answered.isEmpty()) {
            if (bad.isStrict()) {
                found("no answer", bad, "");
            }
            return;
        }
        var answer = answered.get();
        if (answer.status() >= 500) {
            found("%d".formatted(answer.status()), bad, answer);
        }
        if (answer.status() >= 400 && !bad.isHead() && !bad.isAnsweredWithoutAWord()) {
            problem(answer).ifPresent(what -> found(what, bad, answer));
        }
        if (INSIDE.matcher(answer.status() >= 400 ? answer.body() : "").find()) {
            found("tells of its inside", bad, answer);
        }
        if (answer.body().contains(canary) || answer.headers().toString().contains(canary)) {
            found("tells the secret", bad, answer);
        }
        if (!bad.isAnsweredWithoutAWord()) {
            missingHeaders(answer).ifPresent(what -> found(what, bad, answer));
        }
        if (bad.toCommands() && bad.isDocument()) {
            events += recorded(answer);
        }
    }

    private static Optional<String> problem(Exchange answer) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            return Optional.of("no problem but " + answer.header("Content-Type"));
        }
        try {
            var problem = JSON.readTree(answer.body());
            return problem.path("status").asInt(0) == answer.status()
                            && Stream.of("type", "title", "detail")
                                    .noneMatch(name ->
                                            problem.path(name).asString("").isBlank())
                    ? Optional.empty()
                    : Optional.of("a problem that lacks something");
        } catch (JacksonException e) {
            return Optional.of("a problem that is no JSON");
        }
    }

    private static Optional<String> missingHeaders(Exchange answer) {
        return Stream.of(
                        "Content-Security-Policy",
                        "X-Content-Type-Options",
                        "Referrer-Policy",
                        "Cross-Origin-Opener-Policy",
                        "Cross-Origin-Resource-Policy")
                .filter(name -> answer.headers().getOrDefault(name, List.of()).size() != 1)
                .map(name -> "not one " + name)
                .findFirst();
    }

    /** How many events it says are recorded now that were not before. */
    private static long recorded(Exchange answer) {
        if (answer.header("Content-Type").startsWith("application/x-ndjson")) {
            return answer.body()
                    .lines()
                    .map(JSON::readTree)
                    .filter(line -> line.path("status").asInt(0) == 201)
                    .mapToLong(line -> line.get("events").size())
                    .sum();
        }
        return answer.status() == 201
                ? JSON.readTree(answer.body()).get("events").size()
                : 0;
    }

    /** One of each kind is enough for a person. */
    private void found(String what, BadRequests.Bad bad, Object answer) {
        var kind = what
                + (answer instanceof Exchange it ? it.status() + it.body().replaceAll("[0-9a-f-]{36}|\\d+", "") : "");
        findings.putIfAbsent(kind, "%n%s%n--- was sent%n%s%n--- was answered%n%s%n".formatted(what, bad, answer));
    }

    /* Afterwards */

    private static void goodRequestsAreAnswered(Product product, String coalition)
            throws IOException, InterruptedException {
        assertThat(product.ask("coalitions/" + coalition).get("name").stringValue())
                .isEqualTo("Bad people");
        assertThat(product.post(Product.command(
                        new UUID(0, 0), coalition, "FormCoalition", "2025-11-15", "\"name\":\"Formed already\"")))
                .contains(422);
    }

    /** How many there are, each of which can be read as what it must be. */
    private static long recordsAfter(long position, Product product) throws IOException, InterruptedException {
        var format = new RecordFormat();
        var count = 0L;
        for (var page = product.log("events?limit=1000&after=" + position); !page.isEmpty(); ) {
            count += page.lines().map(line -> format.read(line.getBytes(UTF_8))).count();
            page = product.log("events?limit=1000&after=" + (position + count));
        }
        return count;
    }

    private static void everythingIsAppliedAndAnswered(Dashboard dashboard, String coalition)
            throws IOException, InterruptedException {
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"FR\"");
        assertThat(dashboard.product().ask("projection").get("stopped")).isEmpty();
        for (var table : List.of("stances", "statements", "pledges", "meetings", "claims", "sources", "history")) {
            assertThat(dashboard
                            .product()
                            .ask("coalitions/" + coalition + "/" + table)
                            .has(table.equals("history") ? "periods" : table))
                    .isTrue();
        }
    }

    private static final List<String> PAGES = List.of(
            "actuator",
            "actuator/health",
            "actuator/metrics",
            "actuator/env",
            "actuator/configprops",
            "actuator/prometheus",
            "actuator/relay",
            "actuator/tree",
            "settings",
            "projection",
            "v3/api-docs");

    /** Of a product that was started here: what happened is said in words, and no secret of it, there or on any page. */
    private static void noLogTells(Product product, String canary) throws IOException, InterruptedException {
        var data = product.launched().data();
        var secrets = List.of(
                canary,
                Files.readString(data.resolve("recorder-password")).strip(),
                Files.readString(data.resolve("log-key")).strip());
        for (var page : PAGES) {
            assertThat(product.text(page) + product.commandsSay(page)).as(page).doesNotContain(secrets);
        }
        for (var service : List.of("command-service", "query-service")) {
            var log = product.launched().data().resolve("logs").resolve(service + ".log");
            var said = Files.readString(log);
            assertThat(said).as(log.toString()).doesNotContain(secrets).doesNotContainPattern("\n\tat |Unexpected");
        }
    }
}
