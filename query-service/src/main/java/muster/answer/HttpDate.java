package muster.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times as headers have them (RFC 9110 §5.6.7): whole seconds, {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
final class HttpDate {

    private static final DateTimeFormatter FIXED = strict(pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'"));
    /** Whoever reads a date must read these, which nobody may write any more: of RFC 850, and of C's asctime. */
    private static final List<DateTimeFormatter> READABLE = List.of(
            FIXED,
            strict(pattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")),
            strict(pattern("EEE MMM ppd HH:mm:ss uuuu")));

    private HttpDate() {}

    private static DateTimeFormatterBuilder pattern(String pattern) {
        return new DateTimeFormatterBuilder().appendPattern(pattern);
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder form) {
        return form.toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC).withResolverStyle(ResolverStyle.STRICT);
    }

    /** What is finer than a second is cut off. */
    static String text(Instant time) {
        return FIXED.format(time);
    }

    /**
     * Reads any of its three forms.
     *
     * @throws IllegalArgumentException in none of them, no such day, or not the day's weekday
     */
    static Instant parse(String text) {
        return READABLE.stream()
                .flatMap(form -> read(form, text).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be an HTTP-date such as Thu, 04 Sep 2025 16:30:00 GMT, with that day's weekday"));
    }

    private static Optional<Instant> read(DateTimeFormatter form, String text) {
        try {
            return Optional.of(Instant.from(form.parse(text)));
        } catch (DateTimeException anotherForm) {
            return Optional.empty();
        }
    }
}
