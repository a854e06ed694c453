package muster.local;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far an import has come, in one line.
 *
 * @param percent of the bytes, where they are known; to count the lines first would read a large file twice
 * @param rate lines a second
 * @param trouble why it waits
 */
record Standing(
        Tally.Counts counts, Optional<Integer> percent, long rate, Optional<Duration> left, Optional<String> trouble) {

    String sentence() {
        return part() + ": " + counts.sentence()
                + trouble.map(why -> "; waiting: " + why).orElse(speed());
    }

    /** As much of it as fits into so many columns, what matters most at the front. */
    String within(int columns) {
        return Stream.of(sentence(), shorter(), shortest())
                .filter(text -> text.length() <= columns)
                .findFirst()
                .orElse(cut(shortest(), columns));
    }

    private String shorter() {
        return trouble.map(why -> "%s; waiting: %s".formatted(part(), why))
                .orElse("%s: %s lines, %s/s%s"
                        .formatted(share(), Words.count(counts.all()), Words.count(rate), remaining()));
    }

    private String shortest() {
        return trouble.map("waiting: %s"::formatted)
                .orElse("%s, %s/s%s".formatted(part(), Words.count(rate), remaining()));
    }

    private String part() {
        return percent.map(it -> it + "%").orElse(Words.count(counts.all()) + " lines");
    }

    private String share() {
        return percent.map(it -> it + "%").orElse("so far");
    }

    private String speed() {
        return "; %s lines/s%s".formatted(Words.count(rate), remaining());
    }

    private String remaining() {
        return left.map(time -> ", %s left".formatted(Words.rounded(time))).orElse("");
    }

    private static String cut(String text, int columns) {
        return text.substring(0, Math.min(text.length(), Math.max(0, columns)));
    }
}
