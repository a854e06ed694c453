package muster.naive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What a written time counts as (domain.md §1). */
final class Dating {

    private Dating() {}

    static Instant point(String text) {
        if (text.contains("T")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        if (text.length() == "2025-07".length()) {
            return start(YearMonth.parse(text).atEndOfMonth());
        }
        return start(day(text));
    }

    /** A date, or a date "or before", which counts as that date. */
    static LocalDate day(String text) {
        return LocalDate.parse(text.replace("[..", "").replace("]", ""));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
