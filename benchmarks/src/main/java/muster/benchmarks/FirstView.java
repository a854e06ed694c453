package muster.benchmarks;

import java.util.Map;
import java.util.Objects;

import com.microsoft.playwright.Browser;

/**
 * A view opened by somebody who was never there: until it is painted, and over how many bytes. Beside it the same files and
 * answers, fetched all at once from an empty page, which nothing waits for and nothing draws.
 */
final class FirstView {

    /** Notes when a cell with a stance was painted first. */
    private static final String WATCH = """
            (() => {
              const look = () => {
                if (!document.querySelector('#view [data-cell][data-stance]')) return requestAnimationFrame(look);
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => (window.paintedAt = performance.now());
                requestAnimationFrame(() => port2.postMessage(null));
              };
              look();
            })()""";

    private static final String SEEN = """
            () => {
              const by = performance.getEntriesByType('resource').filter((each) => each.responseEnd <= window.paintedAt);
              const bytes = (some) => some.reduce((sum, each) => sum + each.transferSize, 0);
              const isMap = ({ name }) => name.endsWith('/atlas/countries-50m.json');
              return { millis: window.paintedAt, urls: by.map(({ name }) => name), map: bytes(by.filter(isMap)),
                bytes: bytes(performance.getEntriesByType('navigation')) + bytes(by.filter((each) => !isMap(each))) };
            }""";

    private static final String FETCH = """
            async (urls) => {
              const begun = performance.now();
              await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
              return performance.getEntriesByType('navigation')[0].responseEnd + performance.now() - begun;
            }""";

    private final String address;
    private final Times times = new Times();
    private final Times bare = new Times();
    private double bytes;
    private double map;

    FirstView(String address) {
        this.address = address;
    }

    /** Once, and the yardstick with it; unless it only warms up, it counts. */
    void once(Browser browser, String page, boolean counts) {
        var seen = seen(browser, page + address);
        double alone = fetched(browser, page + "icon.svg", Objects.requireNonNull(seen.get("urls")));
        if (counts) {
            times.add(number(seen, "millis"));
            bare.add(alone);
            bytes = number(seen, "bytes");
            map = number(seen, "map");
        }
    }

    private static Map<?, ?> seen(Browser browser, String address) {
        try (var context = browser.newContext(Reader.SCREEN)) {
            var page = context.newPage();
            page.addInitScript(WATCH);
            page.navigate(address);
            page.waitForFunction("() => window.paintedAt");
            return (Map<?, ?>) page.evaluate(SEEN);
        }
    }

    private static double fetched(Browser browser, String empty, Object urls) {
        try (var context = browser.newContext(Reader.SCREEN)) {
            var page = context.newPage();
            page.navigate(empty);
            return ((Number) page.evaluate(FETCH, urls)).doubleValue();
        }
    }

    private static double number(Map<?, ?> seen, String name) {
        return seen.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    Times times() {
        return times;
    }

    Times bare() {
        return bare;
    }

    /** How many bytes came over the line, without the map's shapes. */
    double bytes() {
        return bytes;
    }

    /** How many the map's shapes took; 0 where there is no map. */
    double map() {
        return map;
    }
}
