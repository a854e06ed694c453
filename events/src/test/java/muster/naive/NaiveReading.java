package muster.naive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

/**
 * The answers to one question about one coalition, by the letter of domain.md §3: filter, sort, loop. Nothing is
 * remembered between two answers, and nothing is taken from the rest of Muster, so that a misunderstanding there is not
 * shared here.
 */
public final class NaiveReading {

    private static final List<String> AT_LEAST_PROMISED =
            List.of("PLEDGED_CONDITIONALLY", "PLEDGED", "DELIVERING", "DELIVERED");
    private static final List<String> ORGANISATIONS = List.of("EU", "NATO", "UN");

    private static final Moment LATEST = Moment.endOf(Instant.MAX);

    private final List<Line> known;
    private final List<Line> unretracted;
    private final Asked asked;

    /** Of these records of one coalition, only those that are known by the position asked for are looked at. */
    public NaiveReading(List<String> records, Asked asked) {
        this(asked, Line.read(records, asked.known()));
    }

    private NaiveReading(Asked asked, List<Line> known) {
        this.known = known;
        this.unretracted = known.stream()
                .filter(line -> !line.isA("StatementRetracted"))
                .filter(line -> known.stream()
                        .noneMatch(other -> other.isA("StatementRetracted") && other.says("statementId", line.id())))
                .sorted(Comparator.comparing(Line::moment))
                .toList();
        this.asked = asked;
    }

    /** All that is known, also what is retracted, by position. */
    List<Line> known() {
        return known;
    }

    /** Where the participant stands on the kind. */
    public Answer.Standing standing(String participant, String kind) {
        NaiveFold fold = fold(participant, kind, visible(asOfAt()));
        Set<String> met = met();
        String stance = fold.stance(met);
        Optional<Line> restsOn = fold.restsOn(stance);
        return new Answer.Standing(
                participant,
                kind,
                stance,
                restsOn.map(Line::id),
                restsOn.isPresent() && isContested(restsOn.get()),
                restsOn.map(this::support).orElse(0),
                restsOn.map(this::bestGrade).orElse("--"),
                restsOn.isPresent() && isLate(restsOn.get(), participant, kind),
                asked.at().flatMap(at -> staleDays(participant, kind, at)),
                fold.open().stream()
                        .map(pledge -> pledge.told(met))
                        .sorted(Comparator.comparing(Answer.Pledge::pledgeId))
                        .toList());
    }

    /** The conditions that count as met. */
    public Set<String> met() {
        return met(visible(asOfAt()));
    }

    /** The members, sorted. */
    public List<String> members() {
        List<String> members = new ArrayList<>();
        List<Line> visible = visible(asOfAt());
        for (String participant : namedIn(visible)) {
            List<Line> moves = visible.stream()
                    .filter(line -> line.isA("ParticipantJoined", "ParticipantLeft"))
                    .filter(line -> line.says("participant", participant))
                    .toList();
            if (!moves.isEmpty() && moves.getLast().isA("ParticipantJoined")) {
                members.add(participant);
            }
        }
        return members;
    }

    /** The members and everyone whom a visible statement names, sorted. */
    public List<String> participants() {
        Set<String> participants = namedIn(visible(asOfAt()));
        participants.addAll(members());
        return List.copyOf(participants);
    }

    /** The collective claims, in their order. */
    public List<Answer.Claim> claims() {
        List<Answer.Claim> claims = new ArrayList<>();
        for (Line line : visible(asOfAt())) {
            if (line.isA("CollectiveClaimRecorded")) {
                claims.add(claim(line));
            }
        }
        return claims;
    }

    private Answer.Claim claim(Line line) {
        List<String> identified = new ArrayList<>();
        for (String participant : line.texts("kinds").isEmpty() ? members() : participants()) {
            boolean counts = line.texts("kinds").isEmpty();
            for (String kind : line.texts("kinds")) {
                counts = counts
                        || AT_LEAST_PROMISED.contains(
                                standing(participant, kind).stance());
            }
            if (counts && !(line.says("unit", "COUNTRIES") && ORGANISATIONS.contains(participant))) {
                identified.add(participant);
            }
        }
        Optional<Long> gap = line.text("count").map(count -> Math.max(0, Long.parseLong(count) - identified.size()));
        return new Answer.Claim(line.id(), line.text("claimId").orElseThrow(), identified, gap, support(line));
    }

    /** The periods of the participant's stance on the kind; what is asked of {@code at} plays no part. */
    public List<Answer.Period> history(String participant, String kind) {
        Set<Instant> instants = new TreeSet<>();
        unretracted.forEach(line -> instants.add(line.point()));
        List<Answer.Period> periods = new ArrayList<>();
        List<Line> before = List.of();
        for (Instant instant : instants) {
            List<Line> now = visible(Moment.endOf(instant));
            String stance = stance(participant, kind, now);
            if (!stance.equals(stance(participant, kind, before))) {
                endLast(periods, instant);
                String because = because(participant, kind, before, now);
                periods.add(new Answer.Period(stance, instant, Optional.empty(), because));
            }
            before = now;
        }
        return periods;
    }

    /** The one of the periods that holds the time asked about; none before the first. */
    public Optional<Answer.Since> since(String participant, String kind) {
        return history(participant, kind).stream()
                .filter(period -> asked.at().isEmpty()
                        || !period.from().isAfter(asked.at().get()))
                .reduce((_, later) -> later)
                .map(period -> new Answer.Since(participant, kind, period.from(), period.because()));
    }

    private static void endLast(List<Answer.Period> periods, Instant until) {
        if (!periods.isEmpty()) {
            Answer.Period last = periods.removeLast();
            periods.add(new Answer.Period(last.stance(), last.from(), Optional.of(until), last.because()));
        }
    }

    /**
     * The last, in the order, of those at the instant that changed the stance. At the instant is what was said then, and
     * what was said earlier and could only be seen from then on, because all that is left of its evidence is in a
     * corroboration.
     */
    private String because(String participant, String kind, List<Line> before, List<Line> now) {
        String because = "nothing";
        List<Line> seen = new ArrayList<>(before);
        for (Line line : now) {
            if (!before.contains(line)) {
                String was = stance(participant, kind, seen);
                seen.add(line);
                seen.sort(Comparator.comparing(Line::moment));
                if (!stance(participant, kind, seen).equals(was)) {
                    because = line.id();
                }
            }
        }
        return because;
    }

    /** The stance without any bound of valid time. */
    String latestStance(String participant, String kind) {
        return stance(participant, kind, visible(LATEST));
    }

    /** Whether another that concerns the participant and the kind stands after the line, in the order. */
    boolean isFollowed(Line line, String participant, String kind) {
        return concerning(participant, kind, visible(LATEST)).stream()
                .anyMatch(other -> other.moment().compareTo(line.moment()) > 0);
    }

    private String stance(String participant, String kind, List<Line> visible) {
        return fold(participant, kind, visible).stance(met(visible));
    }

    /** The statements that concern the participant and the kind, in their order. */
    private List<Line> concerning(String participant, String kind, List<Line> visible) {
        return visible.stream()
                .filter(line -> concerns(line, participant, kind))
                .toList();
    }

    /** Everyone whom some record names, retracted or not. */
    public static Set<String> namedAnywhere(List<String> records) {
        return namedIn(Line.read(records, Long.MAX_VALUE));
    }

    /** Everyone who is named anywhere in these. */
    static Set<String> namedIn(List<Line> lines) {
        Set<String> named = new TreeSet<>();
        lines.forEach(line -> line.text("participant").ifPresent(named::add));
        return named;
    }

    Moment asOfAt() {
        return Moment.endOf(asked.at().orElse(Instant.MAX));
    }

    NaiveFold fold(String participant, String kind, List<Line> visible) {
        NaiveFold fold = new NaiveFold();
        concerning(participant, kind, visible).forEach(fold::fold);
        return fold;
    }

    private Set<String> met(List<Line> visible) {
        Set<String> met = new TreeSet<>();
        for (Line line : visible) {
            if (line.isA("ConditionMet")) {
                met.add(line.text("condition").orElseThrow());
            } else if (line.isA("ConditionLapsed")) {
                met.remove(line.text("condition").orElseThrow());
            }
        }
        met.addAll(asked.assume());
        return met;
    }

    private boolean isContested(Line line) {
        return visible(asOfAt()).stream()
                .anyMatch(other -> other.isA("StatementDisputed") && other.says("statementId", line.id()));
    }

    private int support(Line line) {
        Set<String> origins = new TreeSet<>();
        for (JsonNode evidence : evidenceFor(line, asOfAt())) {
            JsonNode via = evidence.path("via");
            String origin = via.isEmpty()
                    ? evidence.get("publisher").asString()
                    : via.get(0).asString();
            origins.add(origin.toLowerCase(Locale.ROOT));
        }
        return origins.size();
    }

    /** Of the same evidence, as reliability and credibility: by the worse of the two, then by the better. */
    private String bestGrade(Line line) {
        return evidenceFor(line, asOfAt()).stream()
                .filter(evidence -> evidence.has("grade"))
                .map(evidence -> evidence.get("grade"))
                .map(grade -> grade.path("reliability").asString("-")
                        + grade.path("credibility").asString("-"))
                .min(Comparator.comparing(NaiveReading::rank))
                .orElse("--");
    }

    /** As a text that sorts; what is not given counts as what cannot be judged, and stands behind it. */
    private static String rank(String grade) {
        int source = 1 + "ABCDEF".indexOf(grade.substring(0, 1).replace('-', 'F'));
        int information = Integer.parseInt(grade.substring(1).replace('-', '6'));
        return "" + Math.max(source, information) + Math.min(source, information) + source
                + grade.replaceAll("[^-]", "+");
    }

    /** Whether, when it was recorded, another stood after it; a correction only mends. */
    private boolean isLate(Line line, String participant, String kind) {
        List<Line> then = known.stream()
                .filter(other -> other.position() <= line.position())
                .toList();
        Asked plainly = Asked.plainly(Optional.empty(), line.position());
        return line.text("corrects").isEmpty() && new NaiveReading(plainly, then).isFollowed(line, participant, kind);
    }

    /** Whole days from the last visible word that concerns them until the moment. */
    public Optional<Long> staleDays(String participant, String kind, Instant moment) {
        List<Instant> words = new ArrayList<>();
        for (Line line : concerning(participant, kind, visible(asOfAt()))) {
            words.add(line.point());
            corroborations(line, asOfAt()).forEach(corroboration -> words.add(corroboration.point()));
        }
        return words.stream()
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(last, moment).toDays());
    }

    boolean concerns(Line line, String participant, String kind) {
        if (!line.says("participant", participant)) {
            return false;
        }
        return line.texts("kinds").contains(kind)
                || pledgeIn(line).filter(pledge -> kindOf(pledge).equals(kind)).isPresent();
    }

    /** The unretracted statement that made the pledge that the line is about, if it is the same participant's. */
    private Optional<Line> pledgeIn(Line line) {
        return unretracted.stream()
                .filter(other -> other.isA("TroopsPledged", "SupportPledged"))
                .filter(other -> other.text("pledgeId").equals(line.text("pledgeId")))
                .filter(other -> other.text("participant").equals(line.text("participant")))
                .findFirst();
    }

    static String kindOf(Line pledge) {
        return pledge.isA("TroopsPledged") ? "TROOPS" : pledge.text("kind").orElseThrow();
    }

    /** What is known, not retracted, said until then and not left without evidence, in the order. */
    List<Line> visible(Moment until) {
        return unretracted.stream()
                .filter(line -> line.moment().compareTo(until) <= 0)
                .filter(line -> !ownEvidence(line).isEmpty()
                        || !corroborations(line, until).isEmpty())
                .toList();
    }

    /** Its own evidence and that of its visible corroborations, without what is to be dropped. */
    private List<JsonNode> evidenceFor(Line line, Moment until) {
        List<JsonNode> evidence = ownEvidence(line);
        corroborations(line, until).forEach(corroboration -> evidence.addAll(ownEvidence(corroboration)));
        return evidence;
    }

    private List<Line> corroborations(Line line, Moment until) {
        return unretracted.stream()
                .filter(other -> other.isA("StatementCorroborated") && other.says("statementId", line.id()))
                .filter(other -> other.moment().compareTo(until) <= 0)
                .filter(other -> !ownEvidence(other).isEmpty())
                .toList();
    }

    List<JsonNode> ownEvidence(Line line) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode evidence : line.data().path("evidence")) {
            if (asked.keeps(evidence)) {
                kept.add(evidence);
            }
        }
        return kept;
    }
}
