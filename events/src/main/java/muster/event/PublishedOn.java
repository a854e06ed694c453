package muster.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;

/** The date of a publication, or {@code [..D]} for "on or before D", which counts as D. The text is kept as given. */
public record PublishedOn(String text, LocalDate day) {

    private static final String EXPECTED = "must be a date (2025-09-04) or a date or before ([..2025-10-20])";

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException in neither of them, or no such day
     */
    public static PublishedOn parse(String text) {
        Matcher onOrBefore = Forms.ON_OR_BEFORE.matcher(text);
        String day = onOrBefore.matches() ? onOrBefore.group(1) : text;
        if (!Forms.DATE.matcher(day).matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        try {
            return new PublishedOn(text, LocalDate.parse(day));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(EXPECTED, noSuchDay);
        }
    }
}
