package muster.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.event.AboutStatement;
import muster.event.CoalitionFormed;
import muster.event.CollectiveClaimRecorded;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.MeetingConvened;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.record.EventTypes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a record says, in any field of any command, is shown as the text that it is. */
@ExtendWith(Dashboard.Shown.class)
class HostileTest {

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);
    private static final int MANY = 200;
    /** Others speak of what these name. */
    private static final Set<Class<?>> NAMING =
            Set.of(TroopsPledged.class, SupportPledged.class, MeetingConvened.class, CollectiveClaimRecorded.class);

    private static final Map<String, String> ABOUT = Map.of(
            "StatementCorroborated", "CorroborateStatement",
            "StatementDisputed", "DisputeStatement",
            "StatementRetracted", "RetractStatement");
    private static final List<String> TABLES = List.of("statements", "pledges", "meetings", "claims", "sources");

    private final FreeWords words = new FreeWords();
    private final Map<String, String> commands = new HashMap<>(ABOUT);
    private final List<String> asked = new ArrayList<>();

    @Test
    void noTextOfARecordRunsOrIsLost(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Hostile");
        try (var page = dashboard.open("?coalition=" + coalition)) {
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    asked.add(message.text());
                }
            });
            readCommands(page);
            record(dashboard, coalition);

            everyPlaceIsShown(page);
            everyViewShowsWhatItIsAnswered(page, dashboard, coalition);
            theFormIsFilledWithThem(page, dashboard, coalition);
            whatLeavesThePageHoldsThem(page, dashboard, coalition);
            assertThat(asked).isEmpty();
        }
    }

    /* Recording */

    @SuppressWarnings("unchecked")
    private void readCommands(Page page) {
        commands.putAll(
                (Map<String, String>)
                        page.evaluate(
                                "async () => Object.fromEntries(Object.entries((await import('./record/commands.js')).COMMANDS).map(([name, { event }]) => [event, name]))"));
        assertThat(commands.keySet()).isEqualTo(EventTypes.byName().keySet());
    }

    private void record(Dashboard dashboard, String coalition) throws IOException, InterruptedException {
        dashboard.product().recordAll(documents(coalition, NAMING::contains));
        dashboard.product().recordAll(documents(coalition, type -> !NAMING.contains(type) && isByItself(type)));
        recordAbout(dashboard, coalition);
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"FR\""); // waits until all is applied
    }

    private static boolean isByItself(Class<?> type) {
        return type != CoalitionFormed.class && !AboutStatement.class.isAssignableFrom(type);
    }

    private List<String> documents(String coalition, Predicate<Class<?>> which) {
        return EventTypes.byName().values().stream()
                .filter(which)
                .flatMap(type ->
                        IntStream.range(0, many(type)).mapToObj(number -> document(coalition, type, number, Map.of())))
                .toList();
    }

    /** What has no words of its own has the same evidence as all. */
    private static int many(Class<?> type) {
        return FreeWords.placesIn(type).isEmpty() ? FreeWords.SHAPES.size() : MANY;
    }

    private void recordAbout(Dashboard dashboard, String coalition) throws IOException, InterruptedException {
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"FR\"");
        var opposed = ids(dashboard, coalition, "OppositionVoiced");
        var declined = ids(dashboard, coalition, "ParticipationDeclined");
        dashboard
                .product()
                .recordAll(IntStream.range(0, MANY)
                        .boxed()
                        .flatMap(number -> Stream.of(
                                about(coalition, StatementCorroborated.class, number, opposed.get(number)),
                                about(coalition, StatementDisputed.class, number, opposed.get(number)),
                                about(coalition, StatementRetracted.class, number, declined.get(number))))
                        .toList());
        var formed = ids(dashboard, coalition, "CoalitionFormed").getFirst();
        for (int number = 0; number < MANY; number++) {
            formed = dashboard
                    .product()
                    .recorded(correction(coalition, number, formed))
                    .at("/events/1/id")
                    .stringValue();
        }
    }

    private static List<String> ids(Dashboard dashboard, String coalition, String type)
            throws IOException, InterruptedException {
        return dashboard
                .product()
                .ask("coalitions/" + coalition + "/statements?type=" + type)
                .get("statements")
                .valueStream()
                .map(each -> each.get("id").stringValue())
                .toList();
    }

    private String about(String coalition, Class<? extends Event> type, int number, String statement) {
        return document(coalition, type, number, Map.of("statementId", statement));
    }

    private String document(String coalition, Class<? extends Event> type, int number, Map<String, ?> more) {
        var whole = head(coalition, Objects.requireNonNull(commands.get(type.getSimpleName())));
        whole.putAll(said(type, number));
        whole.putAll(more);
        return JsonMapper.shared().writeValueAsString(whole);
    }

    private static Map<String, Object> head(String coalition, String command) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("command", command);
        head.put("commandId", UUID.randomUUID().toString());
        head.put("coalition", coalition);
        return head;
    }

    private Map<String, Object> said(Class<? extends Event> type, int number) {
        var said = words.fields(type, number);
        if (type == StatementRetracted.class) {
            said.remove("replacedBy"); // it is the record that says this
            return said;
        }
        if (type == TroopsPledged.class) {
            said.put("pledgeId", "troops" + number);
        }
        said.put("announcedAt", "2025-11-15");
        said.put("evidence", List.of(words.fields(Evidence.class, number)));
        return said;
    }

    private String correction(String coalition, int number, String statement) {
        var replacement = said(CoalitionFormed.class, number);
        replacement.put("command", "FormCoalition");
        var whole = head(coalition, "CorrectStatement");
        whole.put("statementId", statement);
        whole.put("reason", words.fields(StatementRetracted.class, number).get("reason"));
        whole.put("replacement", replacement);
        return JsonMapper.shared().writeValueAsString(whole);
    }

    /* Reading */

    /** In the panel, in the dossier, and what a coalition says of itself on its page. */
    @SuppressWarnings("unchecked")
    private static void everyPlaceIsShown(Page page) throws IOException {
        var places = EventTypes.byName().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> FreeWords.placesIn(each.getValue())));
        var sources = FreeWords.placesIn(Evidence.class);
        var counts =
                (Map<String, Integer>) page.evaluate(script("drawn.js"), Map.of("places", places, "evidence", sources));
        Set<String> all = new TreeSet<>();
        places.forEach((type, own) -> {
            own.forEach(place -> all.add(type + "." + place));
            if (!type.equals("StatementRetracted")) {
                sources.forEach(place -> all.add(type + ".evidence." + place));
            }
        });
        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(all);
        counts.forEach((place, count) -> assertThat(count).as(place).isGreaterThanOrEqualTo(manyOf(place)));
        nothingRuns(page, "drawn");
    }

    private static int manyOf(String place) {
        return many(Objects.requireNonNull(EventTypes.byName().get(place.substring(0, place.indexOf('.')))));
    }

    private static String script(String name) throws IOException {
        try (var file = HostileTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void everyViewShowsWhatItIsAnswered(Page page, Dashboard dashboard, String coalition)
            throws IOException, InterruptedException {
        var views = Map.of(
                "view=map", List.<String>of(),
                "view=timeline&participant=FR", List.<String>of(),
                "view=claims&why=claim:n7", List.<String>of(),
                "view=coalition", List.of(""),
                "view=meetings", List.of("/meetings"),
                "view=dossier&participant=FR", List.of("/statements?participant=FR", "/pledges?participant=FR"),
                "why=FR/MATERIEL", List.of("/statements?participant=FR&kind=MATERIEL"));
        for (var view : views.entrySet()) {
            show(page, dashboard, coalition, view.getKey());
            for (var path : view.getValue()) {
                var answered = wordsIn(dashboard.product().ask("coalitions/" + coalition + path));
                assertThat(answered).isNotEmpty();
                assertThat(text(page)).contains(answered);
            }
        }
        var formed = dashboard.product().ask("coalitions/" + coalition + "/statements?type=CoalitionFormed");
        var last =
                formed.get("statements").valueStream().reduce((_, next) -> next).orElseThrow();
        assertThat(page.locator("#feed"))
                .containsText(last.at("/evidence/0/publisher").stringValue());
        assertThat(page.locator("#coalition option[value=" + coalition + "]"))
                .hasText(last.at("/data/name").stringValue());
        assertThat(page.title()).contains(last.at("/data/name").stringValue());
    }

    private List<String> wordsIn(JsonNode answer) {
        return leaves(answer).filter(words::contain).toList();
    }

    private static Stream<String> leaves(JsonNode node) {
        return node.isString()
                ? Stream.of(node.stringValue())
                : node.valueStream().flatMap(HostileTest::leaves);
    }

    private static void show(Page page, Dashboard dashboard, String coalition, String view) {
        page.navigate(dashboard.product().page() + "?coalition=" + coalition + "&" + view);
        page.locator("#view[aria-busy=false]").waitFor();
        assertThat(page.locator("#view .loading, #why .loading")).hasCount(0, SOON);
        page.evaluate("() => { for (let more; (more = document.querySelector('#why .more')); ) more.click(); }");
        nothingRuns(page, view);
    }

    private static void nothingRuns(Page page, String view) {
        assertThat(page.evaluate("window.ran")).as(view).isNull();
        assertThat(page.locator("body :is(script, img, iframe, math, meta, base, style, object, embed)"))
                .hasCount(0);
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('a[href]')].filter((a) => !['http:', 'https:'].includes(new URL(a.href.baseVal ?? a.href, location).protocol) || (a.target === '_blank' && !a.rel.includes('noopener'))).map((a) => a.outerHTML)"))
                .as(view)
                .isEqualTo(List.of());
    }

    private static String text(Page page) {
        return (String) page.evaluate("document.body.textContent");
    }

    /** With one statement of each type, each with texts of another shape. */
    @SuppressWarnings("unchecked")
    private void theFormIsFilledWithThem(Page page, Dashboard dashboard, String coalition)
            throws IOException, InterruptedException {
        var byType = dashboard
                .product()
                .ask("coalitions/" + coalition + "/statements")
                .get("statements")
                .valueStream()
                .filter(each -> !each.path("retraction").isObject())
                .collect(Collectors.groupingBy(each -> each.get("type").stringValue()))
                .values();
        var number = new AtomicInteger();
        var one = byType.stream()
                .map(all -> all.get(number.getAndIncrement() % all.size()))
                .toList();
        var ids = one.stream().map(each -> each.get("id").stringValue()).toList();
        var entered = (Map<String, List<String>>) page.evaluate(script("entered.js"), ids);
        assertThat(one)
                .hasSizeGreaterThan(20)
                .allSatisfy(each -> assertThat(entered.get(each.get("id").stringValue()))
                        .as(each.get("type").stringValue())
                        .containsAll(wordsIn(each.get("data")))
                        .containsAll(wordsIn(each.get("evidence"))));
        nothingRuns(page, "form");
    }

    private void whatLeavesThePageHoldsThem(Page page, Dashboard dashboard, String coalition) throws Exception {
        for (var table : TABLES) {
            var cells = cells(dashboard.product().text("coalitions/%s/%s.csv".formatted(coalition, table)));
            assertThat(cells)
                    .as(table)
                    .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*"));
        }
        isOnly(
                dashboard.product().text("coalitions/%s/changes.atom".formatted(coalition)),
                "http://www.w3.org/2005/Atom");
        show(page, dashboard, coalition, "view=meetings");
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        var picture = (String)
                page.evaluate(
                        "async () => (await import('./share/picture.js')).svg(document.querySelector('#view > *'), { title: document.title, beneath: document.title, foot: document.title })");
        isOnly(picture, "http://www.w3.org/2000/svg");
        assertThat(picture).doesNotContain("<script", "<foreignObject", "<a ", "<image");
        nothingRuns(page, "taken away");
    }

    private static final Pattern CELL = Pattern.compile("(?:^|,|\r\n)(?:\"((?:[^\"]|\"\")*)\"|([^,\r\n]*))");

    private static List<String> cells(String csv) {
        return CELL.matcher(csv)
                .results()
                .map(cell ->
                        cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""))
                .toList();
    }

    /** Well-formed, and no element is of another vocabulary. */
    private static void isOnly(String xml, String namespace) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var elements = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("*");
        assertThat(IntStream.range(0, elements.getLength())
                        .mapToObj(i -> ((Element) elements.item(i)).getNamespaceURI()))
                .containsOnly(namespace);
    }
}
