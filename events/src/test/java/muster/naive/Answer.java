package muster.naive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be answered, in the words of domain.md as plain texts; statements by their ids. */
public sealed interface Answer {

    /** Where a participant stands on a kind; {@code grade} as reliability and credibility, {@code -} for what is not given. */
    record Standing(
            String participant,
            String kind,
            String stance,
            Optional<String> restsOn,
            boolean contested,
            int support,
            String grade,
            boolean late,
            Optional<Long> staleDays,
            List<Pledge> pledges)
            implements Answer {}

    /** An open pledge; {@code headcount} and {@code quantity} as {@code min..max}. */
    record Pledge(String pledgeId, String headcount, String quantity, Set<String> unmet, String delivery)
            implements Answer {}

    /** A period of valid time with one stance; without an end it lasts. */
    record Period(String stance, Instant from, Optional<Instant> until, String because) implements Answer {}

    /** A collective claim, set beside who can be named. */
    record Claim(String id, String claimId, List<String> identified, Optional<Long> gap, int support)
            implements Answer {}

    /** A stance that a command moved. */
    record Change(String participant, String kind, String before, String after, String direction, String cause)
            implements Answer {}

    /** A stance that is another at one point in the two times than at another point. */
    record Move(String participant, String kind, String before, String after, String direction) implements Answer {}

    /** The past of a stance that a command altered, and nothing but the past. */
    record Revision(String participant, String kind, List<Period> before, List<Period> after) implements Answer {}

    /** The period that holds the moment asked about: when it began, and because of what. */
    record Since(String participant, String kind, Instant from, String because) implements Answer {}

    /** A pledge that was made: {@code open}, as last amended; else as made. */
    record Made(String statementId, String participant, String kind, boolean open, Pledge pledge) implements Answer {}

    /** Whether the stance came into dispute by a command, or is so no more. */
    record Contest(String participant, String kind, boolean contested) implements Answer {}
}
