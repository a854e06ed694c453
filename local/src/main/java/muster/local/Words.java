package muster.local;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a person reads them. */
final class Words {

    private Words() {}

    /** 41,203. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 0.3 s, and what is longer in whole seconds. */
    static String span(Duration time) {
        return time.toMillis() < 9_950 ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0) : rounded(time);
    }

    /** 7 s, 1 min 12 s, 2 h 5 min. */
    static String rounded(Duration time) {
        var rounded = time.plusMillis(500);
        if (rounded.toMinutes() == 0) {
            return rounded.toSeconds() + " s";
        }
        return rounded.toHours() == 0
                ? "%d min %d s".formatted(rounded.toMinutes(), rounded.toSecondsPart())
                : "%d h %d min".formatted(rounded.toHours(), rounded.toMinutesPart());
    }
}
