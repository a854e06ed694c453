package muster.gate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.convert.DurationStyle;

/**
 * So many in a time, {@code 600/1m}: all at once, and one more whenever its part of the time has passed.
 *
 * @param most how many; 0 for as many as one likes
 */
record Rate(long most, Duration period) {

    static final Rate NONE = new Rate(0, Duration.ZERO);

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/(\\d{1,9}[a-z]{1,2})");

    /** Reads what stands in the configuration. */
    public static Rate of(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        Matcher form = FORM.matcher(text);
        Duration period = form.matches() ? DurationStyle.detectAndParse(form.group(2)) : Duration.ZERO;
        if (!period.isPositive()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no rate: write none, or how many and in what time, such as 600/1m".formatted(text));
        }
        return new Rate(Long.parseLong(form.group(1)), period);
    }

    boolean isNone() {
        return most == 0;
    }
}
