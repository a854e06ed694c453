package muster.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables about one coalition that speak of no stance, for the same question as a reading. */
public final class NaiveTables {

    private final NaiveReading reading;
    private final List<Line> visible;

    public NaiveTables(NaiveReading reading) {
        this.reading = reading;
        this.visible = reading.visible(reading.asOfAt());
    }

    /** Whether a statement that formed the coalition is visible. */
    public boolean isFormed() {
        return visible.stream().anyMatch(line -> line.isA("CoalitionFormed"));
    }

    /** How much was said, without what is retracted. */
    public long statementCount() {
        return visible.size();
    }

    /**
     * What was said, by position: what is said about a statement stands under it; what is retracted is shown, too, as long
     * as its own evidence counts.
     */
    public List<String> statements() {
        return reading.known().stream()
                .filter(line -> !line.isA("StatementCorroborated", "StatementDisputed", "StatementRetracted"))
                .filter(line -> visible.contains(line) || isRetractedAndSaidByThen(line))
                .map(Line::id)
                .toList();
    }

    private boolean isRetractedAndSaidByThen(Line line) {
        return reading.known().stream()
                        .anyMatch(other -> other.isA("StatementRetracted") && other.says("statementId", line.id()))
                && line.moment().compareTo(reading.asOfAt()) <= 0
                && !reading.ownEvidence(line).isEmpty();
    }

    /** Every condition that is spoken of or assumed, and whether it counts as met. */
    public Map<String, Boolean> conditions() {
        Set<String> met = reading.met();
        Map<String, Boolean> conditions = new TreeMap<>();
        met.forEach(condition -> conditions.put(condition, true));
        for (Line line : visible) {
            List<String> spokenOf = new ArrayList<>();
            line.text("condition").ifPresent(spokenOf::add);
            line.data()
                    .path("conditions")
                    .forEach(all -> all.get("anyOf").forEach(one -> spokenOf.add(one.asString())));
            spokenOf.forEach(condition -> conditions.put(condition, met.contains(condition)));
        }
        return conditions;
    }

    /** Every pledge made, in the order. */
    public List<Answer.Made> pledges() {
        return visible.stream()
                .filter(line -> line.isA("TroopsPledged", "SupportPledged"))
                .sorted(Comparator.comparing(Line::moment))
                .map(this::made)
                .toList();
    }

    private Answer.Made made(Line line) {
        String participant = line.text("participant").orElseThrow();
        String kind = NaiveReading.kindOf(line);
        NaivePledge asMade = NaivePledge.of(line);
        return reading.fold(participant, kind, visible).open().stream()
                .filter(pledge -> pledge.pledgeId().equals(asMade.pledgeId()))
                .map(pledge -> new Answer.Made(line.id(), participant, kind, true, pledge.told(reading.met())))
                .findFirst()
                .orElseGet(() -> new Answer.Made(line.id(), participant, kind, false, asMade.told(reading.met())));
    }
}
