package muster.wild;

import java.util.List;
import java.util.Random;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** When made-up statements were made, and on whose word: few days and few papers, so that instants and origins coincide. */
public final class WildEvidence {

    public static final String ONE_VOICE = "Bild";
    public static final List<String> PUBLISHERS = List.of("Bild", "bild", "Reuters", "REUTERS", "Le Monde", "AFP");
    public static final List<String> DAYS =
            List.of("2025-08-30", "2025-08-31", "2025-09-01", "2025-09-04", "2025-09-30");
    private static final List<String> MONTHS = List.of("2025-08", "2025-09");
    private static final List<String> TIMES = List.of(
            "T00:00:00Z", "T00:00:00.000000Z", "T02:00:00+02:00", "T00:00:00.000001Z", "T12:00:00Z", "T23:59:59-05:00");

    private final Random random;

    /** Whether one paper brings nearly everything at first, so that others' corroborations decide what is left without it. */
    private final boolean ofOneVoice;

    WildEvidence(Random random) {
        this.random = random;
        this.ofOneVoice = random.nextInt(3) == 0;
    }

    /** Whether nearly all is one paper's word, so that it takes corroborations to see anything without it. */
    boolean areOfOneVoice() {
        return ofOneVoice;
    }

    /** Dates it anew. */
    ObjectNode date(ObjectNode data) {
        return data.put("announcedAt", announcedAt());
    }

    private String announcedAt() {
        return switch (random.nextInt(8)) {
            case 0 -> pick(MONTHS);
            case 1 -> "[.." + pick(DAYS) + "]";
            case 2, 3, 4 -> pick(DAYS);
            default -> pick(DAYS) + pick(TIMES);
        };
    }

    /** Gives it other evidence. */
    ObjectNode evidence(ObjectNode data) {
        return evidenceOf(data, ofOneVoice && random.nextInt(4) > 0 ? List.of(ONE_VOICE) : PUBLISHERS);
    }

    /** The same, but from any publisher. */
    ObjectNode evidenceOfAnyone(ObjectNode data) {
        return evidenceOf(data, PUBLISHERS);
    }

    private ObjectNode evidenceOf(ObjectNode data, List<String> publishers) {
        ArrayNode all = data.putArray("evidence");
        for (int i = random.nextInt(4) / 2; i >= 0; i--) {
            ObjectNode one = all.addObject().put("publisher", pick(publishers)).put("publishedOn", publishedOn());
            if (random.nextInt(3) == 0) {
                one.putArray("via").add(pick(publishers)).add(pick(publishers));
            }
            if (random.nextInt(3) > 0) {
                grade(one.putObject("grade"));
            }
        }
        return data;
    }

    private void grade(ObjectNode grade) {
        int which = random.nextInt(4);
        if (which != 0) {
            grade.put("reliability", pick(List.of("A", "B", "C", "D", "E", "F")));
        }
        if (which != 1) {
            grade.put("credibility", 1 + random.nextInt(6));
        }
    }

    private String publishedOn() {
        String day = pick(DAYS);
        return random.nextInt(4) == 0 ? "[.." + day + "]" : day;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
