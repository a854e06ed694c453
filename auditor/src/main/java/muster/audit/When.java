package muster.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import muster.event.AnnouncedAt;

/** A moment that is asked about: a time, or a date, which means its last instant in UTC (domain.md §4). */
final class When {

    private static final String EXPECTED = "must be a time such as 2025-09-04T16:30:00Z or a date such as 2025-09-04";

    private When() {}

    /**
     * Reads either form.
     *
     * @throws IllegalArgumentException in neither of them, or no such day
     */
    static Instant parse(String text) {
        return switch (given(text)) {
            case AnnouncedAt.DateTime time -> time.point();
            case AnnouncedAt.Day date ->
                date.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
            case AnnouncedAt.Month _, AnnouncedAt.OnOrBefore _ -> throw new IllegalArgumentException(EXPECTED);
        };
    }

    private static AnnouncedAt given(String text) {
        try {
            return AnnouncedAt.parse(text);
        } catch (IllegalArgumentException otherForm) {
            throw new IllegalArgumentException(EXPECTED, otherForm);
        }
    }
}
