package muster.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import muster.event.AnnouncedAt;

/** A moment that is asked about: a time, or a date, which means its last instant in UTC. */
final class Moment {

    private static final String EXPECTED = "must be a time such as 2025-09-04T16:30:00Z or a date such as 2025-09-04";
    /** In a query, a plus sign that was not escaped arrives as a space. */
    private static final Pattern LOST_PLUS = Pattern.compile("(.*[0-9]) (\\d{2}:\\d{2})");

    private Moment() {}

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException in neither of them, or no such day
     */
    static Instant parse(String text) {
        try {
            return moment(AnnouncedAt.parse(LOST_PLUS.matcher(text).replaceFirst("$1+$2")));
        } catch (IllegalArgumentException otherForm) {
            throw new IllegalArgumentException(EXPECTED, otherForm);
        }
    }

    private static Instant moment(AnnouncedAt given) {
        return switch (given) {
            case AnnouncedAt.DateTime time -> time.point();
            case AnnouncedAt.Day date ->
                date.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
            case AnnouncedAt.Month _, AnnouncedAt.OnOrBefore _ -> throw new IllegalArgumentException(EXPECTED);
        };
    }
}
