package muster.naive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * What is asked (domain.md §3): at which valid time (none: no bound), as known at which position, and what if.
 *
 * @param minReliability A to F
 * @param minCredibility 1 to 6
 */
public record Asked(
        Optional<Instant> at,
        long known,
        Set<String> assume,
        Optional<String> without,
        Optional<String> minReliability,
        Optional<Integer> minCredibility,
        Optional<LocalDate> published) {

    /** The question without any "what if". */
    public static Asked plainly(Optional<Instant> at, long known) {
        return new Asked(at, known, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same "what if" asked at another point in the two times. */
    public Asked elsewhere(Optional<Instant> there, long knownThere) {
        return new Asked(there, knownThere, assume, without, minReliability, minCredibility, published);
    }

    /** Whether a piece of evidence is left when what is not wanted is dropped. */
    boolean keeps(JsonNode evidence) {
        return !(cameThroughTheUnwanted(evidence)
                || gradedTooLowInReliability(evidence)
                || gradedTooLowInCredibility(evidence)
                || publishedTooLate(evidence));
    }

    private boolean cameThroughTheUnwanted(JsonNode evidence) {
        if (without.isEmpty()) {
            return false;
        }
        boolean unwanted = evidence.get("publisher").asString().equalsIgnoreCase(without.get());
        for (JsonNode via : evidence.path("via")) {
            unwanted = unwanted || via.asString().equalsIgnoreCase(without.get());
        }
        return unwanted;
    }

    private boolean gradedTooLowInReliability(JsonNode evidence) {
        if (minReliability.isEmpty()) {
            return false;
        }
        String given = evidence.path("grade").path("reliability").asString("F");
        return given.equals("F") || given.compareTo(minReliability.get()) > 0;
    }

    private boolean gradedTooLowInCredibility(JsonNode evidence) {
        if (minCredibility.isEmpty()) {
            return false;
        }
        int given = evidence.path("grade").path("credibility").asInt(6);
        return given == 6 || given > minCredibility.get();
    }

    private boolean publishedTooLate(JsonNode evidence) {
        return published.isPresent()
                && Dating.day(evidence.get("publishedOn").asString()).isAfter(published.get());
    }
}
