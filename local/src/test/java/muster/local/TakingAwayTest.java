package muster.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;

import muster.record.Json;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What leaves the page: data, pictures, links, frames and paper say the same as the screen, as of the same position. */
@ExtendWith(Dashboard.Shown.class)
class TakingAwayTest {

    private static final String HOSTILE = "<script>alert(1)</script> \"A\" & 'B' ]]> </text>";
    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

    @Test
    void dataIsWhatStandsBehindTheViewAsOfWhatIsOnTheScreen(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, "To be counted");
        var page = dashboard.open("?coalition=" + coalition + "&kind=TROOPS&at=2025-12-01");
        open(page);
        var json = page.locator("[data-take='stances.json']").getAttribute("href");
        long position = positionIn(json);
        var file = saved(page, "stances.csv");
        dashboard.record(coalition, "DeclineParticipation", "\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]");

        assertThat(file.suggestedFilename())
                .isEqualTo(coalition + "-stances-troops-2025-12-01-at-" + position + ".csv");
        assertThat(text(file)).startsWith("participant,kind,stance").contains("FR,TROOPS,PLEDGED");
        var answer = Json.object(page.request().get(json).body());
        assertThat(answer.get("known").get("position").longValue()).isEqualTo(position);
        assertThat(answer.get("at").stringValue()).startsWith("2025-12-01");
        assertThat(stanceIn(answer)).isEqualTo("PLEDGED");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "matrix", "timeline", "claims", "meetings", "coalition", "dossier"})
    void everyViewIsAPictureThatStandsAlone(String view, Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, HOSTILE);
        var page = dashboard.open("?coalition=" + coalition + "&participant=FR&view=" + view);
        open(page);
        var file = saved(page, "svg");
        var picture = parsed(Files.readAllBytes(file.path()));

        assertThat(file.suggestedFilename()).startsWith(coalition + "-" + view).endsWith(".svg");
        assertThat(picture.getDocumentElement().getTextContent())
                .contains(HOSTILE)
                .contains("?coalition=" + coalition)
                .contains("known=@");
        for (var element : elements(picture)) {
            assertThat(element.getLocalName()).isNotIn("script", "foreignObject", "image", "style", "a", "iframe");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                leadsNowhere(element.getAttributes().item(i));
            }
        }
        if (List.of("matrix", "timeline", "dossier").contains(view)) {
            assertThat(texts(picture)).contains("France", "Pledged");
        }
        page.context().close();
    }

    @Test
    void everyViewHasItsDataAndAPictureNoWordsThatOnlyLead(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, "To be taken away");
        var page = dashboard.open("?coalition=" + coalition + "&view=coalition");
        open(page);
        assertThat(text(saved(page, "coalition.csv"))).contains("name,,To be taken away");
        page.locator("[data-tab=claims]").click();
        open(page);
        assertThat(text(saved(page, "claims/history.csv"))).startsWith("claimId,");
        page.locator("[data-tab=timeline]").click();
        assertThat(page.locator("#view .told").first()).containsText("because of this");
        open(page);
        assertThat(texts(parsed(Files.readAllBytes(saved(page, "svg").path())))).doesNotContain("because of this");
        page.context().close();
    }

    private static void leadsNowhere(Node attribute) {
        var name = attribute.getNodeName();
        assertThat(name).doesNotStartWith("on").isNotEqualTo("style");
        if (name.endsWith("href")) {
            assertThat(attribute.getNodeValue()).startsWith("#");
        }
        if (attribute.getNodeValue().contains("url(")) {
            assertThat(attribute.getNodeValue()).startsWith("url(#");
        }
    }

    @Test
    void aPngShowsThePictureTwiceAsFine(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, HOSTILE);
        var page = dashboard.open("?coalition=" + coalition, Dashboard.Reader.ENGLISH.inTheDark());
        open(page);
        var drawn = parsed(Files.readAllBytes(saved(page, "svg").path())).getDocumentElement();
        var bytes = Files.readAllBytes(saved(page, "png").path());
        var image = ImageIO.read(new ByteArrayInputStream(bytes));

        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
        assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(drawn.getAttribute("width")));
        assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(drawn.getAttribute("height")));
        assertThat(IntStream.range(0, image.getWidth() * image.getHeight())
                        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                        .distinct())
                .hasSizeGreaterThan(20)
                .contains(0xFF0072B2);
        assertThat(image.getRGB(2, 2))
                .as("the ground, though the screen is dark")
                .isEqualTo(0xFFFFFFFF);
        page.context().close();
    }

    @Test
    void aLinkShowsTheSameAfterMoreWasRecorded(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, "To be linked");
        var page = dashboard.open("?coalition=" + coalition);
        open(page);
        var link = page.locator("[data-take='permalink']").inputValue();
        assertThat(link)
                .as("days go by without a record, too")
                .containsPattern("[?&]at=\\d{4}-\\d\\d-\\d\\d&known=@\\d+");
        assertThat(page.locator("#keep")).hasAttribute("href", Pattern.compile("[?&]at=.*&known=@"));
        dashboard.record(coalition, "DeclineParticipation", "\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]");
        assertThat(page.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "DECLINED", SOON);

        var later = dashboard.open(link.substring(link.indexOf('?')));
        assertThat(later.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "PLEDGED", SOON);
        assertThat(page.locator("[data-take='permalink']").inputValue())
                .as("the menu of the page that moved on")
                .isNotEqualTo(link);
        later.context().close();
        page.context().close();
    }

    @Test
    void aFrameInSomebodyElsesPageFollowsTheLogAndLeadsToTheWholePage(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, HOSTILE);
        var page = dashboard.open("?coalition=" + coalition);
        open(page);
        var code = page.locator("[data-take='embed']").inputValue();
        var server = serving("<!doctype html><title>Elsewhere</title>" + code);
        try {
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            var frame = page.frameLocator("iframe");
            assertThat(frame.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "PLEDGED", SOON);
            assertThat(page.locator("iframe")).hasAttribute("title", HOSTILE + " · Matrix");
            dashboard.record(coalition, "DeclineParticipation", "\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]");
            assertThat(frame.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "DECLINED", SOON);

            var opened = page.context()
                    .waitForPage(() -> frame.locator("[data-cell='FR/TROOPS']").click());
            assertThat(opened.locator("#why")).containsText("Example Press");
            assertThat(opened.url())
                    .startsWith(dashboard.product().page() + "?")
                    .contains("why=FR/TROOPS");
        } finally {
            server.stop(0);
            page.context().close();
        }
    }

    @Test
    void aDossierHoldsEverySourceAndSaysWhatBecameOfIt(Dashboard dashboard) throws Exception {
        var coalition = pledged(dashboard, HOSTILE);
        var said = dashboard.product().ask("coalitions/" + coalition + "/statements?participant=FR");
        var pledge = said.get("statements").get(0).get("id").stringValue();
        dashboard.record(List.of(
                about(coalition, "CorroborateStatement", pledge, "Second <Press>", ""),
                about(
                        coalition,
                        "DisputeStatement",
                        pledge,
                        "Third Press",
                        ",\"counterclaim\":\"Never <b>said</b>\"")));
        var slip = dashboard.record(coalition, "VoiceOpposition", "\"participant\":\"FR\",\"kinds\":[\"AIR\"]");
        dashboard.record(List.of(retraction(coalition, idAt(dashboard, coalition, slip))));

        var page = dashboard.open("?coalition=" + coalition + "&view=dossier&participant=FR");
        var dossier = page.locator("#dossier");
        assertThat(dossier.locator("[data-source]")).hasCount(4);
        for (var words : List.of(
                "Example Press",
                "Second <Press>",
                "Third Press",
                "https://example.org/second?a=1&b=2",
                "Never <b>said</b>",
                "fairly reliable, possibly true")) {
            assertThat(dossier).containsText(words);
        }
        assertThat(dossier.locator("[data-retracted='true']")).containsText("A slip of the pen");
        assertThat(dossier.locator("[data-stands='TROOPS']"))
                .containsText(Pattern.compile("Pledged.*\\[1\\].*contested", Pattern.DOTALL));
        assertThat(dossier.locator("#said-1")).containsText("2,000–3,000");
        page.context().close();
    }

    @Test
    void escapeClosesTheMenuAloneAndGivesTheFocusBack(Dashboard dashboard) throws Exception {
        var page = dashboard.open("?coalition=" + pledged(dashboard, "To be closed") + "&why=FR/TROOPS");
        assertThat(page.locator("#why")).containsText("Example Press");
        page.locator("#share-open").press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-take='svg']")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#take")).isHidden();
        assertThat(page.locator("#share-open")).isFocused();
        assertThat(page.locator("#why")).isVisible();
        page.context().close();
    }

    /** A coalition in which France has pledged troops. */
    private static String pledged(Dashboard dashboard, String name) throws Exception {
        var coalition = dashboard.newCoalition(name);
        dashboard.record(
                coalition,
                "PledgeTroops",
                "\"participant\":\"FR\",\"pledgeId\":\"fr-1\",\"headcount\":{\"min\":2000,\"max\":3000}");
        return coalition;
    }

    private static String about(String coalition, String command, String statement, String publisher, String more) {
        return """
                {"command":"%s","commandId":"%s","coalition":"%s","announcedAt":"2025-11-16","statementId":"%s"%s,"evidence":[{"publisher":"%s",
                "publishedOn":"2025-11-16","url":"https://example.org/second?a=1&b=2","grade":{"reliability":"C","credibility":3}}]}""".formatted(command, UUID.randomUUID(), coalition, statement, more, publisher)
                .replace("\n", "");
    }

    private static String idAt(Dashboard dashboard, String coalition, long position) throws Exception {
        for (var said : dashboard
                .product()
                .ask("coalitions/" + coalition + "/statements")
                .get("statements")) {
            if (said.get("position").longValue() == position) {
                return said.get("id").stringValue();
            }
        }
        throw new AssertionError("nothing at " + position);
    }

    private static String retraction(String coalition, String statement) {
        return "{\"command\":\"RetractStatement\",\"commandId\":\"%s\",\"coalition\":\"%s\",\"statementId\":\"%s\",\"reason\":\"A slip of the pen\"}"
                .formatted(UUID.randomUUID(), coalition, statement);
    }

    private static void open(Page page) {
        page.locator("#share-open").click();
        assertThat(page.locator("#take")).isVisible();
    }

    private static Download saved(Page page, String what) {
        return page.waitForDownload(
                () -> page.locator("[data-take='" + what + "']").click());
    }

    private static String text(Download file) throws IOException {
        return Files.readString(file.path());
    }

    private static long positionIn(String address) {
        var known = Pattern.compile("known=(?:@|%40)(\\d+)").matcher(address);
        assertThat(known.find()).as(address).isTrue();
        return Long.parseLong(known.group(1));
    }

    private static String stanceIn(JsonNode answer) {
        return answer.get("stances").get(0).get("stance").stringValue();
    }

    private static Document parsed(byte[] svg) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> elements(Document document) {
        var all = document.getElementsByTagNameNS("*", "*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private static List<String> texts(Document picture) {
        var texts = new ArrayList<String>();
        for (var element : elements(picture)) {
            if ("text".equals(element.getLocalName())) {
                texts.add(element.getTextContent());
            }
        }
        return texts;
    }

    private static HttpServer serving(String html) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
