package muster.event;

import java.util.regex.Pattern;

/** The written forms of dates and times that are read. */
final class Forms {

    static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    static final Pattern ON_OR_BEFORE = Pattern.compile("\\[\\.\\.(\\d{4}-\\d{2}-\\d{2})]");
    static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?([Zz]|[+-]\\d{2}:\\d{2})");
    static final String EXPECTED = "must be a date-time such as 2025-09-04T16:30:00Z (at most six decimals),"
            + " a date (2025-09-04), a month (2025-07) or a date or before ([..2025-10-20])";

    private Forms() {}
}
