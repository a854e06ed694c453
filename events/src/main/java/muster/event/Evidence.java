package muster.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a statement comes from.
 *
 * @param speaker who said it
 * @param via through whom it reached the publisher, nearest to the speaker first
 * @param hedge how it was hedged: "ready to consider"
 */
public record Evidence(
        String publisher,
        PublishedOn publishedOn,
        Optional<String> title,
        Optional<WebAddress> url,
        Optional<Language> language,
        Optional<String> speaker,
        @OrEmpty List<String> via,
        Optional<String> hedge,
        Optional<String> note,
        Optional<Grade> grade) {

    public Evidence {
        via = List.copyOf(via);
    }

    /** The first of {@code via}, else the publisher, without regard to case: ten papers with one wire are one origin. */
    public String origin() {
        return (via.isEmpty() ? publisher : via.getFirst()).toLowerCase(Locale.ROOT);
    }

    /** Whether {@code name} published or passed it on, without regard to case. */
    public boolean cameThrough(String name) {
        return publisher.equalsIgnoreCase(name) || via.stream().anyMatch(name::equalsIgnoreCase);
    }
}
