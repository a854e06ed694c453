package muster.audit;

import java.time.Duration;
import java.util.OptionalLong;

/** How far work has come, in one line: what matters most at the front, as a narrow terminal cuts it. */
final class Standing {

    private Standing() {}

    /** {@code 41%: 410,000 of 1,000,000 records, 230,000/s, 3 s left}. */
    static String of(String what, long done, OptionalLong total, Duration took) {
        double rate = done / Math.max(took.toNanos() / 1e9, 1e-9);
        String speed = "%s/s".formatted(Words.count(Math.round(rate)));
        if (total.isEmpty() || total.getAsLong() < done) {
            return "%s %s, %s".formatted(Words.count(done), what, speed);
        }
        return "%d%%: %s of %s %s, %s%s"
                .formatted(
                        done * 100 / Math.max(1, total.getAsLong()),
                        Words.count(done),
                        Words.count(total.getAsLong()),
                        what,
                        speed,
                        left(total.getAsLong() - done, rate));
    }

    private static String left(long rest, double rate) {
        return rate < 1 ? "" : ", %s left".formatted(Words.span(Duration.ofMillis((long) (rest / rate * 1000))));
    }
}
