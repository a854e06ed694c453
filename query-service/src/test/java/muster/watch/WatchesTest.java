package muster.watch;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.Log;
import muster.Service;
import muster.event.Participant;
import muster.event.Recorded;
import muster.foundation.Await;
import muster.foundation.TestServers;
import muster.live.Watching;

import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.open;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

/** Watches as a monitor and a receiver meet them. */
class WatchesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Each test watches participants of its own, so that none is told of what another says. */
    private static final Participant ITALY = new Participant("IT");

    private static final Participant SPAIN = new Participant("ES");
    private static final Participant NORWAY = new Participant("NO");
    private static final Participant SWEDEN = new Participant("SE");
    private static final Participant GREECE = new Participant("GR");
    private static final Participant FINLAND = new Participant("FI");
    private static final Participant BELGIUM = new Participant("BE");
    private static final Participant NETHERLANDS = new Participant("NL");
    private static final Participant CANADA = new Participant("CA");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Receiver RECEIVER = new Receiver();
    private static final Log LOG = new Log();
    private static final TestServers.Database DATABASE = TestServers.freshDatabase();
    private static final Service SERVICE = start();
    private static final String WATCHES = "/coalitions/willing/watches";

    private static Service start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--muster.watch.allow=http://127.0.0.1:" + RECEIVER.port(),
                "--muster.watch.first-pause=PT0.05S",
                "--muster.watch.longest-pause=PT2S",
                "--muster.watch.gives-up-after=PT1.5S",
                "--muster.watch.claim=PT25S"));
        settings.addAll(List.of(more));
        return Service.on(LOG, DATABASE, settings.toArray(String[]::new));
    }

    @BeforeAll
    static void begin() {
        LOG.say("2025-02-17", formed());
        SERVICE.at(1);
    }

    @AfterAll
    static void end() {
        SERVICE.close();
        LOG.close();
        RECEIVER.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(SERVICE.url(path)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return Service.HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonNode answered(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    /** Makes a watch whose webhook goes to a path of the receiver's. */
    private static JsonNode watch(String path, String rules) {
        return answered(201, send("POST", WATCHES, "{\"url\":\"%s\"%s}".formatted(RECEIVER.url(path), rules)));
    }

    private static String of(Participant... participants) {
        return Arrays.stream(participants)
                .map(each -> "\"" + each + "\"")
                .collect(Collectors.joining(",", ",\"participants\":[", "]"));
    }

    private static String address(JsonNode watch) {
        return "/watches/" + watch.get("id").asString();
    }

    private static void awaitPage(JsonNode watch, String field, String value) {
        assertThat(Await.until(
                        PATIENCE,
                        () -> SERVICE.ask(address(watch)).get(field).asString().equals(value)))
                .as("%s = %s: %s", field, value, SERVICE.ask(address(watch)))
                .isTrue();
    }

    private static List<String> what(String path) {
        return RECEIVER.at(path).stream().map(Receiver.Received::what).toList();
    }

    /** Ends it, so that the next test's changes do not go there. */
    private static void delete(JsonNode watch) {
        assertThat(send("DELETE", address(watch), "").statusCode()).isEqualTo(204);
    }

    @Test
    void aChangeIsDeliveredOnceAndSignedAndAsTheStreamTellsIt() throws Exception {
        JsonNode watch = watch("/once", ",\"name\":\"All of it\"" + of(ITALY));
        Recorded said = LOG.say("2025-03-01", supports(ITALY));
        Recorded next = LOG.say("2025-03-02", open(ITALY));

        List<Receiver.Received> received = RECEIVER.await("/once", 2);
        awaitPage(watch, "waiting", "0");
        assertThat(received).hasSize(2);
        Receiver.Received first = received.getFirst();
        JsonNode body = JSON.readTree(first.body());
        assertThat(body.get("type").asString()).isEqualTo("stance.changed");
        assertThat(body.get("timestamp").asString())
                .isEqualTo(body.get("data").get("recordedAt").asString());
        try (Watching watching = Watching.of(SERVICE, "/coalitions/willing/live?after=" + (said.position() - 1))) {
            String told = watching.next(2).getLast().data().toString();
            assertThat(body.get("data").toString()).isEqualTo("{\"coalition\":\"willing\"," + told.substring(1));
        }
        assertThat(first.signature()).isEqualTo(signature(watch.get("secret").asString(), first));
        assertThat(first.id()).isNotEqualTo(received.getLast().id());
        assertThat(Math.abs(Long.parseLong(first.timestamp()) - System.currentTimeMillis() / 1000))
                .isLessThan(60);
        assertThat(SERVICE.ask(address(watch)).get("toldUpTo").asLong()).isEqualTo(next.position());
        delete(watch);
    }

    /** As a receiver computes it, by the standard's words. */
    private static String signature(String secret, Receiver.Received one) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        String signed = one.id() + "." + one.timestamp() + "." + one.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWatchIsToldOfWhatItsRulesChooseAlone() {
        JsonNode some = watch(
                "/some",
                ",\"participants\":[\"DE\",\"PL\"],\"kinds\":[\"TROOPS\"],\"directions\":[\"DOWN\"],\"causes\":[\"SAID\"]");
        JsonNode all = watch("/all", of(GERMANY, FRANCE, POLAND));
        LOG.say("2025-04-01", supports(GERMANY));
        LOG.say("2025-04-02", declined(FRANCE));
        Recorded slip = LOG.say("2025-04-03", supports(POLAND));
        LOG.retract(slip);
        LOG.say("2025-04-04", declined(GERMANY));

        RECEIVER.await("/all", 5);
        RECEIVER.await("/some", 1);
        awaitPage(some, "waiting", "0");
        assertThat(what("/some")).containsExactly("DE TROOPS DECLINED");
        assertThat(what("/all")).hasSize(5);
        delete(some);
        delete(all);
    }

    @Test
    void whatFailsIsTriedAgainUnderItsIdAndHoldsUpNothingElse() {
        JsonNode watch = watch("/poison", of(SPAIN, NORWAY));
        JsonNode deaf = watch("/deaf", of(SPAIN, NORWAY));
        RECEIVER.answer("/deaf", RECEIVER.silence());
        RECEIVER.answer(
                "/poison",
                (one, exchange) -> Receiver.status(one.what().contains("DECLINED") ? 500 : 200)
                        .answer(one, exchange));
        LOG.say("2025-05-01", declined(SPAIN));
        LOG.say("2025-05-02", open(SPAIN));
        LOG.say("2025-05-03", supports(NORWAY));

        assertThat(Await.until(PATIENCE, () -> what("/poison").contains("NO TROOPS SUPPORTIVE")))
                .as("%s", what("/poison"))
                .isTrue();
        awaitPage(watch, "deadLetters", "1");
        String poison = RECEIVER.at("/poison").getFirst().id();
        assertThat(RECEIVER.at("/poison").stream().filter(one -> one.id().equals(poison)))
                .as("attempts")
                .hasSizeGreaterThan(2);
        assertThat(what("/poison").stream().filter(what -> !what.contains("DECLINED")))
                .doesNotHaveDuplicates();
        delete(deaf);
        delete(watch);
    }

    @Test
    void whatWasGivenUpIsListedAndSentAgain() {
        JsonNode watch = watch("/away", of(SWEDEN));
        RECEIVER.answer("/away", Receiver.status(503));
        Recorded said = LOG.say("2025-06-01", supports(SWEDEN));
        Recorded next = LOG.say("2025-06-02", declined(SWEDEN));
        awaitPage(watch, "deadLetters", "2");

        JsonNode letters = SERVICE.ask(address(watch) + "/dead-letters");
        assertThat(letters.get("total").asInt()).isEqualTo(2);
        JsonNode letter = letters.get("deadLetters").get(0);
        assertThat(letter.get("position").asLong()).isEqualTo(said.position());
        assertThat(letter.get("trouble").asString()).isEqualTo("The receiver answered 503.");
        assertThat(letter.get("payload").get("data").get("participant").asString())
                .isEqualTo("SE");
        String id = letter.get("webhookId").asString();
        assertThat(id).isEqualTo(RECEIVER.at("/away").getFirst().id());
        int before = RECEIVER.at("/away").size();
        RECEIVER.answer("/away", Receiver.status(200));

        answered(404, send("POST", address(watch) + "/dead-letters/msg_0/redeliver", ""));
        assertThat(RECEIVER.at("/away"))
                .as("nothing is sent by itself any more")
                .hasSize(before);
        answered(202, send("POST", address(watch) + "/dead-letters/" + id + "/redeliver", ""));
        assertThat(RECEIVER.await("/away", before + 1).getLast().id()).isEqualTo(id);
        awaitPage(watch, "deadLetters", "1");
        assertThat(answered(202, send("POST", address(watch) + "/dead-letters/redeliver", ""))
                        .get("redelivered")
                        .asInt())
                .isEqualTo(1);
        assertThat(RECEIVER.await("/away", before + 2)
                        .getLast()
                        .data()
                        .get("position")
                        .asLong())
                .isEqualTo(next.position());
        awaitPage(watch, "waiting", "0");
        assertThat(SERVICE.ask(address(watch) + "/dead-letters").get("deadLetters"))
                .isEmpty();
        delete(watch);
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIs() {
        JsonNode watch = watch("/busy", of(GREECE));
        RECEIVER.answer("/busy", Receiver.status(429, "Retry-After", "1"));
        LOG.say("2025-07-01", supports(GREECE));
        RECEIVER.await("/busy", 1);
        RECEIVER.answer("/busy", Receiver.status(200));

        List<Receiver.Received> both = RECEIVER.await("/busy", 2);
        assertThat(Duration.ofNanos(both.getLast().nanos() - both.getFirst().nanos()))
                .isGreaterThan(Duration.ofMillis(950));
        delete(watch);
    }

    @Test
    void aReceiverThatIsGoneEndsItsWebhookUntilItIsResumed() {
        JsonNode watch = watch("/gone", of(FINLAND));
        RECEIVER.answer("/gone", Receiver.status(410));
        LOG.say("2025-08-01", open(FINLAND));
        awaitPage(watch, "state", "GONE");
        assertThat(SERVICE.ask(address(watch)).get("trouble").asString()).contains("410");
        LOG.say("2025-08-02", declined(FINLAND));
        SERVICE.at(LOG.records().size());
        assertThat(RECEIVER.at("/gone")).hasSize(1);

        RECEIVER.answer("/gone", Receiver.status(200));
        answered(200, send("POST", address(watch) + "/resume", ""));
        RECEIVER.await("/gone", 3);
        awaitPage(watch, "waiting", "0");
        assertThat(what("/gone"))
                .containsExactly("FI TROOPS CONSIDERING", "FI TROOPS CONSIDERING", "FI TROOPS DECLINED");

        assertThat(answered(200, send("POST", address(watch) + "/pause", ""))
                        .get("state")
                        .asString())
                .isEqualTo("PAUSED");
        LOG.say("2025-08-03", open(FINLAND));
        SERVICE.at(LOG.records().size());
        answered(200, send("POST", address(watch) + "/resume", ""));
        RECEIVER.await("/gone", 4);
        delete(watch);
    }

    @Test
    void manyInstancesDeliverEachChangeOnceAndOneThatComesBackMissesNone() {
        JsonNode watch = watch("/many", of(CANADA));
        try (Service second = start()) {
            second.at(LOG.records().size());
            for (int i = 1; i <= 15; i++) {
                LOG.say("2025-09-%02d".formatted(i), i % 2 == 0 ? declined(CANADA) : open(CANADA));
            }
            RECEIVER.await("/many", 5);
        }
        for (int i = 16; i <= 25; i++) {
            LOG.say("2025-09-%02d".formatted(i), i % 2 == 0 ? declined(CANADA) : open(CANADA));
        }
        RECEIVER.await("/many", 25);
        awaitPage(watch, "waiting", "0");
        assertThat(RECEIVER.at("/many").stream().map(Receiver.Received::id))
                .hasSize(25)
                .doesNotHaveDuplicates();
        delete(watch);
    }

    @Test
    void aWatchIsAFeedForWhoeverHoldsItsId() throws Exception {
        JsonNode watch = answered(
                201,
                send(
                        "POST",
                        WATCHES,
                        "{\"name\":\"Belgium & <down>\",\"participants\":[\"BE\"],\"directions\":[\"DOWN\"]}"));
        assertThat(watch.has("secret")).isFalse();
        String path = address(watch) + "/changes.atom";
        assertThat(watch.get("feed").asString()).isEqualTo(SERVICE.url(path));
        LOG.say("2025-10-01", supports(BELGIUM));
        LOG.say("2025-10-02", declined(BELGIUM));
        Recorded other = LOG.say("2025-10-02", declined(NETHERLANDS));
        SERVICE.at(other.position());

        HttpResponse<String> answer = SERVICE.get(path);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        Document feed = parsed(answer.body());
        List<String> titles = elements(feed, "title");
        assertThat(titles.getFirst()).isEqualTo("Belgium & <down>");
        assertThat(titles.subList(1, titles.size()))
                .isNotEmpty()
                .allMatch(title -> title.startsWith("Belgium, troops: ") && title.endsWith("→ declined"));
        Element self = (Element) feed.getElementsByTagNameNS("*", "link").item(0);
        assertThat(self.getAttribute("href")).isEqualTo(SERVICE.url(path));
        assertThat(elements(feed, "id")).doesNotHaveDuplicates();
        assertThat(elements(
                        parsed(SERVICE.get("/coalitions/willing/changes.atom").body()), "id"))
                .as("an entry is the same in every feed")
                .contains(elements(feed, "id").get(1))
                .doesNotContain(elements(feed, "id").getFirst());
        assertThat(answer.body()).doesNotContain(watch.get("id").asString() + "<");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(SERVICE.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        SERVICE.refusal(path + "?limit=1", 400);

        delete(watch);
        SERVICE.refusal(path, 404);
        SERVICE.refusal("/watches/guessed/changes.atom", 404);
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> elements(Document feed, String name) {
        var found = feed.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> found.item(index).getTextContent())
                .toList();
    }

    @Test
    void theSecretIsToldOnce() {
        JsonNode watch = watch("/secret", "");
        String secret = watch.get("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(SERVICE.get("/watches").body())
                .contains(watch.get("id").asString())
                .doesNotContain(secret);
        assertThat(SERVICE.get(address(watch)).body()).doesNotContain(secret).contains("\"trouble\":null");
        delete(watch);
        assertThat(SERVICE.get("/watches").body())
                .doesNotContain(watch.get("id").asString());
        SERVICE.refusal(address(watch), 404);
    }

    @Test
    void whatIsNoWatchIsRefusedFieldByField() {
        JsonNode problem = answered(400, send("POST", WATCHES, """
                {"name":"a\\nb","participants":["FR","ZZ",7],"kinds":"TROOPS","directions":["SIDEWAYS"],"uri":"x",
                 "url":"https://user@hooks.example.com/"}"""));
        assertThat(problem.get("type").asString()).isEqualTo("urn:muster:problem:bad-watch");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder(
                        "name", "participants[1]", "participants[2]", "kinds", "directions[0]", "uri", "url");
        answered(400, send("POST", WATCHES, "{"));
        answered(400, send("POST", WATCHES, "[]"));
        answered(400, send("POST", WATCHES, "{\"name\":\"" + "x".repeat(20_000) + "\"}"));
        answered(400, send("POST", WATCHES + "?at=2025-01-01", "{}"));
        answered(404, send("POST", "/coalitions/nowhere/watches", "{}"));
        answered(415, send("POST", WATCHES, "{}", "Content-Type", "text/plain"));
        answered(415, send("POST", WATCHES, "name=x", "Content-Type", "application/x-www-form-urlencoded"));

        JsonNode refused = answered(422, send("POST", WATCHES, "{\"url\":\"https://169.254.169.254/\"}"));
        assertThat(refused.get("type").asString()).isEqualTo("urn:muster:problem:webhook-refused");
        assertThat(refused.get("errors").get(0).get("field").asString()).isEqualTo("url");
    }

    @Test
    void aPageOfSomebodyElseChangesNothing() {
        JsonNode watch = watch("/foreign", "");
        String own = SERVICE.url("").replaceFirst("/$", "");
        for (String origin : List.of("https://evil.example", "null")) {
            answered(403, send("POST", WATCHES, "{}", "Origin", origin));
            answered(403, send("DELETE", address(watch), "", "Origin", origin));
            answered(403, send("POST", address(watch) + "/dead-letters/redeliver", "", "Origin", origin));
        }
        answered(202, send("POST", address(watch) + "/dead-letters/redeliver", "", "Origin", own));
        assertThat(send("DELETE", address(watch), "", "Origin", own).statusCode())
                .isEqualTo(204);
    }

    @Test
    void withoutAnAllowListThereAreFeedsAloneAndNoMoreThanThereMayBe() {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase(), "--muster.watch.most-per-owner=2")) {
            log.say("2025-02-17", formed());
            service.at(1);
            String before = "";
            for (int i = 0; i < 3; i++) {
                before = posted(service, "{}");
            }
            assertThat(before).contains("urn:muster:problem:too-many-watches").contains("delete one");
            assertThat(posted(service, "{\"url\":\"https://hooks.example.com/\"}"))
                    .contains("webhook-refused")
                    .contains("muster.watch.allow=hooks.example.com");
        }
    }

    private static String posted(Service service, String body) {
        try {
            return Service.HTTP
                    .send(
                            HttpRequest.newBuilder(URI.create(service.url(WATCHES)))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whoWatchesManyServicesSeesHowDeliveriesGo() {
        for (String name : List.of("delivered", "failed", "dead", "waiting", "dead.letters")) {
            assertThat(SERVICE.ask("/actuator/metrics/muster.watch." + name)
                            .get("name")
                            .asString())
                    .isEqualTo("muster.watch." + name);
        }
    }
}
