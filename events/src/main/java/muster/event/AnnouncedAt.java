package muster.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Valid time, as exactly as it was told: a date-time, a date, a month, or a date "or before" (domain.md §1). The text is
 * kept as given; what is vaguer than a day counts as the start of the last day it may have been, so that nothing is ever
 * back-dated by guess.
 */
public sealed interface AnnouncedAt {

    /** The text as given. */
    String text();

    /** The point in time that it counts as. */
    Instant point();

    /** An RFC 3339 date-time of at most six decimals; counts as itself. */
    record DateTime(String text, Instant point) implements AnnouncedAt {}

    /** A date; counts as its start in UTC. */
    record Day(String text, LocalDate day) implements AnnouncedAt {
        @Override
        public Instant point() {
            return startOf(day);
        }
    }

    /** A month; counts as the start of its last day. */
    record Month(String text, YearMonth month) implements AnnouncedAt {
        @Override
        public Instant point() {
            return startOf(month.atEndOfMonth());
        }
    }

    /** A date "or before", {@code [..2025-10-20]} as in ISO 8601-2; counts as that date. */
    record OnOrBefore(String text, LocalDate day) implements AnnouncedAt {
        @Override
        public Instant point() {
            return startOf(day);
        }
    }

    /**
     * Reads any of the four forms.
     *
     * @throws IllegalArgumentException in none of them, or no such day
     */
    static AnnouncedAt parse(String text) {
        try {
            return read(text);
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(Forms.EXPECTED, noSuchDay);
        }
    }

    private static AnnouncedAt read(String text) {
        if (Forms.DATE.matcher(text).matches()) {
            return new Day(text, LocalDate.parse(text));
        }
        if (Forms.MONTH.matcher(text).matches()) {
            return new Month(text, YearMonth.parse(text));
        }
        Matcher onOrBefore = Forms.ON_OR_BEFORE.matcher(text);
        if (onOrBefore.matches()) {
            return new OnOrBefore(text, LocalDate.parse(onOrBefore.group(1)));
        }
        if (Forms.DATE_TIME.matcher(text).matches()) {
            return new DateTime(
                    text, OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        }
        throw new IllegalArgumentException(Forms.EXPECTED);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
