package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import muster.event.ByParticipant;
import muster.event.CollectiveClaimRecorded;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.ParticipantJoined;

/** Goes through valid time with one claim, and tells whenever others than before are identified. */
final class Identifying {

    /**
     * That a participant came to be identified on one ground, or that this ground no longer holds.
     *
     * @param ground the kind whose stance it is; none for membership
     */
    record Turn(Instant from, Participant participant, Optional<Kind> ground, boolean holds, Said because) {}

    private final CollectiveClaimRecorded claim;
    private final NavigableMap<Participant, Set<Optional<Kind>>> grounds = new TreeMap<>();
    private final Map<Participant, Said> because = new HashMap<>();
    private final List<ClaimCourse.Stretch> stretches = new ArrayList<>();

    private Identifying(CollectiveClaimRecorded claim) {
        this.claim = claim;
    }

    /** The turns of the stance on one kind. */
    static List<Turn> turns(Cell cell, List<Period> periods) {
        return periods.stream()
                .map(period -> new Turn(
                        period.from(),
                        cell.participant(),
                        Optional.of(cell.kind()),
                        period.stance().isIdentified(),
                        period.because()))
                .toList();
    }

    /** The turns of membership. What comes to light after something that was said later does not undo that. */
    static List<Turn> turns(List<Said> memberships, Question question) {
        Map<Participant, Said> last = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        for (Visible visible : Visible.of(memberships, question)) {
            Said said = visible.said();
            if (said.event() instanceof ByParticipant by
                    && last.merge(by.participant(), said, Identifying::later).equals(said)) {
                boolean holds = said.event() instanceof ParticipantJoined;
                turns.add(new Turn(visible.from(), by.participant(), Optional.empty(), holds, said));
            }
        }
        return turns;
    }

    private static Said later(Said one, Said other) {
        return Said.ORDER.compare(one, other) < 0 ? other : one;
    }

    /**
     * The course of a claim.
     *
     * @param from when the claim became visible: what turned before has turned by then
     * @param turns on its grounds; those of one ground at one instant in their order
     */
    static ClaimCourse course(Said said, CollectiveClaimRecorded claim, Instant from, List<Turn> turns) {
        NavigableMap<Instant, List<Turn>> byInstant = new TreeMap<>();
        byInstant.put(from, new ArrayList<>());
        turns.stream()
                .sorted(Comparator.comparing(Turn::from))
                .forEach(turn -> byInstant
                        .computeIfAbsent(turn.from().isBefore(from) ? from : turn.from(), _ -> new ArrayList<>())
                        .add(turn));
        Identifying identifying = new Identifying(claim);
        byInstant.forEach(identifying::reach);
        return new ClaimCourse(said, claim, identifying.stretches);
    }

    /** What turns at one instant counts together. */
    private void reach(Instant instant, List<Turn> turns) {
        Set<Participant> before = Set.copyOf(grounds.keySet());
        turns.forEach(this::apply);
        Map<Participant, Said> moved = new HashMap<>(because);
        moved.keySet().removeIf(participant -> before.contains(participant) == grounds.containsKey(participant));
        if (stretches.isEmpty() || !moved.isEmpty()) {
            begin(instant, moved);
        }
    }

    private void apply(Turn turn) {
        Set<Optional<Kind>> own = grounds.computeIfAbsent(turn.participant(), _ -> new HashSet<>());
        boolean before = !own.isEmpty();
        boolean changed = turn.holds() ? own.add(turn.ground()) : own.remove(turn.ground());
        if (own.isEmpty()) {
            grounds.remove(turn.participant());
        }
        if (changed && before == own.isEmpty()) {
            because.put(turn.participant(), turn.because());
        }
    }

    private void begin(Instant instant, Map<Participant, Said> moved) {
        if (!stretches.isEmpty()) {
            stretches.add(stretches.removeLast().endingAt(instant));
        }
        List<Participant> identified = List.copyOf(grounds.keySet());
        stretches.add(new ClaimCourse.Stretch(
                instant, Optional.empty(), identified, Claim.gap(claim, identified.size()), moved));
    }
}
