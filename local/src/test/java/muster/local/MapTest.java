package muster.local;

import java.util.List;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The map says what the matrix says. */
@ExtendWith(Dashboard.Shown.class)
class MapTest {

    @Test
    void everyParticipantHasAPlaceWithItsStanceAndAWayToTheWhy(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=map&kind=TROOPS&known=@92")) {
            assertThat(page.locator("g[data-participant='DE']")).hasAttribute("data-stance", "DECLINED");
            assertThat(page.locator("g[data-participant='PL']")).hasAttribute("data-stance", "OPPOSED");
            assertThat(page.locator("button[data-participant='NATO']")).isVisible();
            assertThat(page.locator("g[data-participant='DE']"))
                    .hasAttribute("aria-label", "Germany, Troops: Declined, since 20 Oct 2025 or before, member");
            var participants = page.evaluate(
                    "fetch('coalitions/willing-ukraine/stances?known=@92').then((r) => r.json()).then((a) => a.participants.toSorted())");
            assertThat(
                            page.evaluate(
                                    "[...document.querySelectorAll('.map [data-participant]')].map((place) => place.dataset.participant).toSorted()"))
                    .isEqualTo(participants);

            page.locator("g[data-participant='DE'] text").dispatchEvent("click");
            assertThat(page.locator("#why-title")).containsText("Germany");
            assertThat(page.locator("#why")).containsText("Bild");
        }
    }

    @Test
    void arrowsWalkItAndEnterAsksWhy(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=map&known=@92")) {
            page.locator("g[data-participant='FR']").focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("g[data-participant='IT']")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#why-title")).containsText("Italy");
        }
    }

    @Test
    void whoIsBesideTheMapIsReachedByTheSameArrows(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=map&known=@92")) {
            page.locator("g[data-participant='TR']").focus();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("button.tile:focus")).isVisible();
            assertThat(page.locator(".atlas .place[tabindex='0']")).hasCount(1);
            assertThat(page.locator(".tile[tabindex='0']")).hasCount(1);
        }
    }

    @Test
    void whoIsSilentOnEverythingIsToldSoOfNoKindInParticular(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=map&known=@92")) {
            assertThat(page.locator("g[data-participant='SE']"))
                    .hasAttribute("aria-label", "Sweden: nothing on record, member");
        }
    }

    @Test
    void whoIsSmallStandsClearOfItsNeighboursOnATelephone(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("The small ones");
        for (var participant : List.of("LU", "BE", "NL")) {
            dashboard.record(coalition, "JoinCoalition", "\"participant\":\"" + participant + "\"");
        }
        try (var page = dashboard.open("?coalition=" + coalition + "&view=map", Dashboard.Reader.ENGLISH.narrow())) {
            var small = page.locator("[data-small='true'] > .dot[r]");
            assertThat(small).hasCount(3);
            var boxes = small.all().stream().map(Locator::boundingBox).toList();
            assertThat(boxes).allSatisfy(box -> assertThat(box.width).isGreaterThanOrEqualTo(11));
            for (var one : boxes) {
                assertThat(boxes)
                        .filteredOn(other -> Math.hypot(one.x - other.x, one.y - other.y) < 11)
                        .hasSize(1);
            }
        }
    }

    @Test
    void theWorldHasRoomForWhoIsOutsideEurope(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=map&known=@92")) {
            assertThat(page.locator("button[data-participant='CA']")).isVisible();
            page.locator("[data-region='world']").click();
            assertThat(page.locator("g[data-participant='CA']")).isVisible();
            assertThat(page.locator("button[data-participant='CA']")).hasCount(0);
        }
    }

    @Test
    void whatHasJustMovedRings(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Seen on a map");
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"FR\"");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=map&kind=AIR")) {
            assertThat(page.locator("g[data-participant='FR']")).hasAttribute("data-stance", "UNDECLARED");
            assertThat(page.locator("#live[data-state=live]")).isVisible();
            dashboard.record(coalition, "DeclineParticipation", "\"participant\":\"DE\",\"kinds\":[\"NAVAL\"]");
            dashboard.record(coalition, "DeclineParticipation", "\"participant\":\"FR\",\"kinds\":[\"AIR\"]");
            assertThat(page.locator("g.ring[data-participant='FR']")).hasAttribute("data-stance", "DECLINED");
            assertThat(page.locator("g[data-participant='DE']")).isVisible();
            assertThat(page.locator("g.ring[data-participant='DE']")).hasCount(0);
        }
    }
}
