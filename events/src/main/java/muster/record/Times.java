package muster.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times that the system makes: RFC 3339 in UTC with exactly six decimals. */
public final class Times {

    private static final DateTimeFormatter SIX_DECIMALS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 2026-11-22T04:45:34.123456Z}; what is finer than a microsecond is cut off. */
    public static String text(Instant time) {
        return SIX_DECIMALS.format(time);
    }
}
