package muster.local;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a record says is shown as the text that it is. */
@ExtendWith(Dashboard.Shown.class)
class HostileTest {

    private static final int MANY = 200;

    /** %d is put in so that each is found again. */
    private static final List<String> SHAPES = List.of(
            "<script>window.ran=%d</script>",
            "<img src=x onerror=\"window.ran=%d\">",
            "<svg onload=window.ran=%d>",
            "\"><script>window.ran=%d</script><a href=\"",
            "'-window.ran=%d-'",
            "</bdi></p><iframe srcdoc=\"<script>parent.ran=%d</script>\"></iframe>",
            "javascript:window.ran=%d",
            "<a href=\"javascript:window.ran=%d\">here</a>",
            "${window.ran=%d}",
            "{{constructor.constructor('window.ran=%d')()}}",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=%d>",
            "<details open ontoggle=window.ran=%d>",
            "<input autofocus onfocus=window.ran=%d>",
            "<style>*{display:none}</style> %d",
            "<base href=\"https://evil.example/%d/\">",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/%d\">",
            "<!-- %d",
            "]]>%d<![CDATA[",
            "&lt;b&gt; &amp;#60;script&amp;#62; %d",
            "\u202Eesrever %d\u202C",
            "\u2066isolated\u2069 \u200F%d\u200E",
            "עברית %d العربية",
            "=HYPERLINK(\"https://evil.example/%d\")",
            "+cmd|' /C calc'!A%d",
            "@SUM(%d)",
            "-2+3+%d",
            "__proto__ %d constructor toString",
            "Z\u0351\u036B\u0343a\u0363l\u0343go %d",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 %d",
            "' OR 1=%d; DROP TABLE record; --");

    @Test
    void noTextOfARecordRunsOrIsLost(Dashboard dashboard) throws Exception {
        var texts = IntStream.range(0, MANY)
                .mapToObj(number -> SHAPES.get(number % SHAPES.size()).formatted(number))
                .toList();
        var coalition = dashboard.newCoalition(texts.getFirst());
        dashboard.record(documents(coalition, texts));

        try (var page = dashboard.open("?coalition=" + coalition)) {
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            for (var view : List.of(
                    "view=matrix",
                    "view=map",
                    "view=timeline&participant=FR",
                    "view=claims",
                    "view=coalition",
                    "view=record&command=PledgeSupport&participant=FR")) {
                show(page, dashboard, coalition, view);
            }
            show(page, dashboard, coalition, "view=meetings");
            assertThat(text(page)).contains(texts);
            show(page, dashboard, coalition, "view=dossier&participant=FR");
            assertThat(text(page)).contains(texts);
            show(page, dashboard, coalition, "why=FR/MATERIEL");
            for (var more = page.locator("#why .more"); more.count() > 0; ) {
                more.first().click();
            }
            assertThat(text(page)).contains(texts);
            assertThat(asked).isEmpty();
        }
    }

    private static void show(Page page, Dashboard dashboard, String coalition, String view) {
        page.navigate(dashboard.product().page() + "?coalition=" + coalition + "&" + view);
        assertThat(page.locator("#view[aria-busy=false]")).isVisible();
        assertThat(page.locator("#view .loading, #why .loading")).hasCount(0);
        assertThat(page.evaluate("window.ran")).as(view).isNull();
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('a[href]')].filter((a) => !['http:', 'https:'].includes(new URL(a.href.baseVal ?? a.href, location).protocol) || (a.target === '_blank' && !a.rel.includes('noopener'))).map((a) => a.outerHTML)"))
                .as(view)
                .isEqualTo(List.of());
    }

    private static String text(Page page) {
        return (String) page.evaluate("document.body.textContent");
    }

    /** Each text in every field that takes one. */
    private static List<String> documents(String coalition, List<String> texts) {
        return texts.stream().flatMap(text -> documents(coalition, text)).toList();
    }

    private static Stream<String> documents(String coalition, String text) {
        int number = text.hashCode() >>> 1;
        var said = Product.quoted(text);
        return Stream.of(
                document(
                        coalition,
                        "PledgeSupport",
                        said,
                        "\"participant\":\"FR\",\"pledgeId\":\"p%d\",\"kind\":\"MATERIEL\",\"quantity\":{\"min\":1,\"unit\":%s},\"description\":%s"
                                .formatted(number, said, said)),
                document(
                        coalition,
                        "ExpressReservation",
                        said,
                        "\"participant\":\"FR\",\"kinds\":[\"MATERIEL\"],\"reason\":" + said),
                document(
                        coalition,
                        "ConveneMeeting",
                        said,
                        "\"meetingId\":\"m%d\",\"title\":%s,\"place\":%s,\"startsAt\":\"2025-11-16\",\"format\":\"REMOTE\""
                                .formatted(number, said, said)),
                document(coalition, "AppointLead", said, "\"participant\":\"FR\",\"person\":" + said),
                document(coalition, "DesignateHeadquarters", said, "\"place\":" + said));
    }

    private static String document(String coalition, String command, String text, String fields) {
        return "{\"command\":\"%s\",\"commandId\":\"%s\",\"coalition\":\"%s\",\"announcedAt\":\"2025-11-15\",\"evidence\":[{\"publisher\":%s,\"publishedOn\":\"2025-11-15\",\"title\":%s,\"speaker\":%s,\"via\":[%s],\"hedge\":%s,\"note\":%s}],%s}"
                .formatted(command, UUID.randomUUID(), coalition, text, text, text, text, text, text, fields);
    }
}
