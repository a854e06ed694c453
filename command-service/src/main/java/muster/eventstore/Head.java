package muster.eventstore;

import java.time.Instant;

/** The end of the log: the last position and when it was recorded; of an empty log, 0 and the epoch. */
public record Head(long position, Instant recordedAt) {

    static final Head EMPTY = new Head(0, Instant.EPOCH);

    private static final String LAST = "select position, recorded_at from log order by position desc limit 1";

    static Head of(Database database) {
        return database
                .ask(LAST, row -> new Head(row.getLong("position"), Database.instant(row, "recorded_at")))
                .stream()
                .findFirst()
                .orElse(EMPTY);
    }
}
