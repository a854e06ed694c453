package muster.audit;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them. */
final class Words {

    private Words() {}

    /** 41,203. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 1 record, 41,203 records. */
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** 0.3 s, 12 s, 1 min 12 s, 2 h 5 min. */
    static String span(Duration time) {
        if (time.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        Duration rounded = time.plusMillis(500);
        if (rounded.toMinutes() == 0) {
            return rounded.toSeconds() + " s";
        }
        return rounded.toHours() == 0
                ? "%d min %d s".formatted(rounded.toMinutes(), rounded.toSecondsPart())
                : "%d h %d min".formatted(rounded.toHours(), rounded.toMinutesPart());
    }
}
