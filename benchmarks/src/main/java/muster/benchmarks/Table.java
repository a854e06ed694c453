package muster.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Rows of text and figures under their headings, figures to the right. */
record Table(String title, List<String> headings) {

    private static final int WIDTH = 12;
    private static final int FIRST = 34;

    void begin(PrintStream out) {
        out.println();
        out.println(title);
        row(out, headings.toArray(String[]::new));
    }

    static void row(PrintStream out, String... cells) {
        var line = new StringBuilder(pad(cells[0], -FIRST));
        for (int i = 1; i < cells.length; i++) {
            line.append(pad(cells[i], WIDTH));
        }
        out.println(line.toString().stripTrailing());
        out.flush();
    }

    private static String pad(String text, int width) {
        return ("%" + width + "s").formatted(text);
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    /** Singles that were not timed have none. */
    static String millis(double micros) {
        return micros == 0 ? "-" : String.format(Locale.ROOT, "%.2f ms", micros / 1000);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }

    static String reached(boolean reached) {
        return reached ? "yes" : "NO";
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
