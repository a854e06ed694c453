package muster.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import muster.browser.Chromium;

/** {@code ./muster bench page}: how soon the dashboard is there, and how soon it follows a slider, in a real browser. */
final class PageBenchmark {

    private static final Duration MOST_STEP = Duration.ofMillis(100);
    private static final int MOST_BYTES = 400_000;
    private static final int WARM_UP = 3;

    private static final List<History> HISTORIES = List.of(
            new History("history of 2025", Product.SHIPPED, Duration.ofSeconds(1)),
            new History(
                    "%,d statements".formatted(MadeUpCommands.STATEMENTS),
                    MadeUpCommands.COALITION,
                    Duration.ofSeconds(2)));
    private static final List<String> SLIDERS = List.of("at", "known", "published");

    private PageBenchmark() {}

    /** A coalition, and how soon its first view must be there. */
    private record History(String words, String coalition, Duration mostFirst) {}

    /** A first view of it, and how soon it must be there. */
    private record View(FirstView view, Duration most) {}

    /**
     * How much is measured, after a round that warms up.
     *
     * @param views how often each view is opened
     * @param rounds how often each slider is moved over its run
     * @param steps in how many steps
     */
    record Extent(int views, int rounds, int steps) {

        static final Extent WHOLE = new Extent(11, 3, 20);
        static final Extent QUICK = new Extent(3, 1, 8);
    }

    /** Runs it on an empty folder. */
    static void run(PrintStream out, Path folder, Extent extent) throws Exception {
        try (var product = new Product(folder);
                var chromium = Chromium.start()) {
            views(out, product, chromium, extent);
            steps(out, product, chromium, extent);
        }
    }

    private static void views(PrintStream out, Product product, Chromium chromium, Extent extent) {
        var views = new LinkedHashMap<String, View>();
        for (var history : HISTORIES) {
            String address = "?coalition=" + history.coalition();
            views.put(history.words() + ", matrix", new View(new FirstView(address), history.mostFirst()));
            views.put(history.words() + ", map", new View(new FirstView(address + "&view=map"), history.mostFirst()));
        }
        for (int round = 0; round <= extent.views(); round++) {
            boolean counts = round > 0;
            views.values().forEach(each -> each.view().once(chromium.browser(), product.page(), counts));
        }
        new Table(
                        "First view, from the address to the painted view; the same bytes alone; kB over the line",
                        List.of(
                                "",
                                "median",
                                "worst",
                                "wanted",
                                "alone",
                                "ratio",
                                "kB",
                                "wanted",
                                "map's kB",
                                "reached"))
                .begin(out);
        views.forEach((words, each) -> print(out, words, each.view(), each.most()));
    }

    private static void print(PrintStream out, String words, FirstView view, Duration most) {
        Table.row(
                out,
                words,
                Table.millis(view.times().median()),
                Table.millis(view.times().worst()),
                Table.millis(micros(most)),
                Table.millis(view.bare().median()),
                Table.ratio(view.times().median() / view.bare().median()),
                kilobytes(view.bytes()),
                kilobytes(MOST_BYTES),
                kilobytes(view.map()),
                Table.reached(view.times().median() <= micros(most) && view.bytes() <= MOST_BYTES));
    }

    private static void steps(PrintStream out, Product product, Chromium chromium, Extent extent) {
        var sliders = new LinkedHashMap<String, SliderSteps>();
        for (var history : HISTORIES) {
            SLIDERS.forEach(slider -> sliders.put(
                    history.words() + ", " + slider, new SliderSteps("?coalition=" + history.coalition(), slider)));
        }
        for (int round = 0; round <= extent.rounds(); round++) {
            boolean counts = round > 0;
            int number = counts ? extent.steps() : WARM_UP;
            sliders.values().forEach(each -> each.once(chromium.browser(), product.page(), number, counts));
        }
        new Table(
                        "Steps of a slider, each to the painted matrix; the bare answer about stances",
                        List.of("", "steps", "median", "worst", "wanted", "bare", "ratio", "reached"))
                .begin(out);
        sliders.forEach((words, each) -> print(out, words, each));
    }

    private static void print(PrintStream out, String words, SliderSteps steps) {
        Table.row(
                out,
                words,
                Integer.toString(steps.times().number()),
                Table.millis(steps.times().median()),
                Table.millis(steps.times().worst()),
                Table.millis(micros(MOST_STEP)),
                Table.millis(steps.bare().median()),
                Table.ratio(steps.times().median() / steps.bare().median()),
                Table.reached(steps.times().worst() <= micros(MOST_STEP)));
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    private static String kilobytes(double bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", bytes / 1_000);
    }
}
