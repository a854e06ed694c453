package muster.benchmarks;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;

/**
 * Steps of one slider over its whole run: each until the matrix that it leads to is painted. Beside
 * each the bare answer: the same question about stances, fetched once more and not even read.
 */
final class SliderSteps {

    private static final String READY = """
            (name) => document.querySelector('#matrix [data-cell][data-stance]')
              && document.querySelector(`[data-slider=${name}]`)?.parentElement.querySelector('.ticks path[d^=M]') !== null""";

    /** Evenly over the run, back from its end; what changed nothing in the matrix paints nothing, and does not count. */
    private static final String STEPS = """
            async ({ name, steps }) => {
              const range = document.querySelector(`[data-slider=${name}]`);
              const rest = (millis) => new Promise((done) => setTimeout(done, millis));
              const painted = () => new Promise((done) => {
                const watch = new MutationObserver(() => {
                  watch.disconnect();
                  const { port1, port2 } = new MessageChannel();
                  port1.onmessage = () => done(performance.now());
                  requestAnimationFrame(() => port2.postMessage(null));
                });
                watch.observe(document.getElementById('view'), { subtree: true, attributeFilter: ['data-stance', 'aria-label'] });
                setTimeout(() => (watch.disconnect(), done(null)), 1000);
              });
              const taken = [];
              for (let i = 1; i <= steps; i++) {
                await rest(500); // what the slider fetches when it has come to rest
                performance.clearResourceTimings();
                range.value = Math.round(range.max * (1 - i / (steps + 1)));
                const begun = performance.now();
                const then = painted();
                range.dispatchEvent(new Event('input', { bubbles: true }));
                const at = await then;
                if (at === null) continue;
                const { name: url } = performance.getEntriesByType('resource').find((each) => each.name.includes('/stances?'));
                const asked = performance.now();
                await (await fetch(url, { cache: 'no-store' })).arrayBuffer();
                taken.push({ millis: at - begun, bare: performance.now() - asked });
              }
              return taken;
            }""";

    private final String address;
    private final String slider;
    private final Times times = new Times();
    private final Times bare = new Times();

    SliderSteps(String address, String slider) {
        this.address = address;
        this.slider = slider;
    }

    /** A run of so many, which count unless they only warm up. */
    void once(Browser browser, String page, int steps, boolean counts) {
        try (var context = browser.newContext(Reader.SCREEN)) {
            var opened = context.newPage();
            opened.navigate(page + address);
            opened.waitForFunction(READY, slider);
            var taken = (List<?>) opened.evaluate(STEPS, Map.of("name", slider, "steps", steps));
            if (counts) {
                taken.forEach(this::add);
            }
        }
    }

    private void add(Object step) {
        if (step instanceof Map<?, ?> taken
                && taken.get("millis") instanceof Number millis
                && taken.get("bare") instanceof Number alone) {
            times.add(millis.doubleValue());
            bare.add(alone.doubleValue());
        }
    }

    Times times() {
        return times;
    }

    Times bare() {
        return bare;
    }
}
