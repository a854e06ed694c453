package muster.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which stances are others in one answer than in another. */
public final class NaiveDifference {

    private static final List<String> LADDER = List.of(
            "OPPOSED",
            "DECLINED",
            "WITHDRAWN",
            "RESERVED",
            "UNDECLARED",
            "SUPPORTIVE",
            "CONSIDERING",
            "PLEDGED_CONDITIONALLY",
            "PLEDGED",
            "DELIVERING",
            "DELIVERED");

    private NaiveDifference() {}

    /** By participant and then by kind; only these are looked at. */
    public static List<Answer.Move> between(
            NaiveReading from, NaiveReading to, Set<String> participants, List<String> kinds) {
        List<Answer.Move> moves = new ArrayList<>();
        for (String participant : participants) {
            for (String kind : kinds) {
                String before = from.standing(participant, kind).stance();
                String after = to.standing(participant, kind).stance();
                if (!before.equals(after)) {
                    String direction = LADDER.indexOf(after) > LADDER.indexOf(before) ? "UP" : "DOWN";
                    moves.add(new Answer.Move(participant, kind, before, after, direction));
                }
            }
        }
        return moves;
    }
}
