package muster.secondopinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import muster.naive.Answer;
import muster.naive.NaiveReading;
import muster.naive.NaiveTables;
import muster.wild.WildLog;
import muster.wild.WildQuestion;
import muster.wild.WildQuestions;
import muster.wild.WildRecord;
import muster.wild.WildStatement;

/** Makes up questions about a log as far as it is recorded, and has the naive reading answer them. */
final class Interview {

    private final Random random;
    private final WildQuestions questions;
    private final List<WildRecord> recorded;
    private final Differences differences;

    Interview(Random random, WildLog log, long head) {
        this.random = random;
        this.questions = new WildQuestions(random, log, head);
        this.recorded = log.records().stream().limit(head).toList();
        this.differences = new Differences(random, log);
    }

    /** So many questions, each put to the stances of some coalition and to something else. */
    List<Exchange> exchanges(int howMany) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            WildQuestion question = questions.next();
            String coalition = pick(recorded).coalition();
            NaiveReading reading = new NaiveReading(lines(coalition), question.asked());
            String path = "/coalitions/" + coalition;
            exchanges.add(stances(path, question, reading));
            exchanges.add(
                    switch (random.nextInt(15)) {
                        case 0, 1, 2 -> history(path, coalition, question, reading);
                        case 3, 4 -> claims(path, question, reading);
                        case 5, 6 -> page(path, question, reading);
                        case 7, 8 -> pledges(path, question, reading);
                        case 9, 10 -> statements(path, question, reading);
                        case 11, 12 -> differences.changes(path, coalition, question, questions.next());
                        case 13 -> differences.revisions(path, coalition, question);
                        default -> coalitions(question);
                    });
        }
        return exchanges;
    }

    private List<String> lines(String coalition) {
        return recorded.stream()
                .filter(record -> record.coalition().equals(coalition))
                .map(WildRecord::line)
                .toList();
    }

    private record Stances(List<Answer.Standing> standings, List<Answer.Since> since, List<String> participants) {}

    /** Of everyone or of one, on everything or on one kind. */
    private Exchange stances(String path, WildQuestion question, NaiveReading reading) {
        Optional<String> participant = reading.participants().stream()
                .filter(_ -> random.nextInt(12) == 0)
                .findFirst();
        Optional<String> kind = WildStatement.KINDS.stream()
                .filter(_ -> random.nextInt(12) == 0)
                .findFirst();
        List<Answer.Standing> standings = new ArrayList<>();
        List<Answer.Since> since = new ArrayList<>();
        for (String one : participant.map(List::of).orElse(WildStatement.PARTICIPANTS)) {
            for (String what : kind.map(List::of).orElse(WildStatement.KINDS)) {
                Answer.Standing standing = reading.standing(one, what);
                if (!standing.stance().equals("UNDECLARED")) {
                    standings.add(dated(standing, question, reading));
                    reading.since(one, what).ifPresent(since::add);
                }
            }
        }
        return Exchange.of(
                path + "/stances" + question.query() + filter("participant", participant) + filter("kind", kind),
                question.asked(),
                json -> stances(json, question),
                new Stances(
                        sorted(standings),
                        sorted(since),
                        reading.participants().stream()
                                .filter(one -> participant.isEmpty()
                                        || participant.get().equals(one))
                                .toList()));
    }

    private static Stances stances(JsonNode json, WildQuestion question) {
        List<Answer.Standing> standings = Heard.all(json.get("stances"), Heard::standing).stream()
                .map(standing -> question.present().isPresent() ? standing : stale(standing, Optional.empty()))
                .toList();
        return new Stances(
                sorted(standings),
                sorted(Heard.all(json.get("stances"), Heard::since)),
                Heard.texts(json.get("participants")));
    }

    /** How stale it is as of the moment that the question is about; not told where only the service knows that. */
    private static Answer.Standing dated(Answer.Standing standing, WildQuestion question, NaiveReading reading) {
        return stale(
                standing,
                question.present()
                        .flatMap(moment -> reading.staleDays(standing.participant(), standing.kind(), moment)));
    }

    private static Answer.Standing stale(Answer.Standing standing, Optional<Long> days) {
        return new Answer.Standing(
                standing.participant(),
                standing.kind(),
                standing.stance(),
                standing.restsOn(),
                standing.contested(),
                standing.support(),
                standing.grade(),
                standing.late(),
                days,
                standing.pledges());
    }

    private static String filter(String parameter, Optional<String> value) {
        return value.map(it -> "&" + parameter + "=" + it).orElse("");
    }

    /** In what order these stand is nobody's promise. */
    static <T extends Answer> List<T> sorted(List<T> answers) {
        return answers.stream().sorted(Comparator.comparing(Answer::toString)).toList();
    }

    private record Course(String kind, Answer.Period period) {}

    private Exchange history(String path, String coalition, WildQuestion question, NaiveReading reading) {
        Set<String> named = NaiveReading.namedAnywhere(lines(coalition));
        if (named.isEmpty()) {
            return claims(path, question, reading);
        }
        String participant = pick(List.copyOf(named));
        List<Course> courses = new ArrayList<>();
        for (String kind : WildStatement.KINDS) {
            reading.history(participant, kind).forEach(period -> courses.add(new Course(kind, period)));
        }
        return Exchange.ofAllTimes(
                path + "/participants/" + participant + "/history" + question.query("at"),
                question.asked(),
                json -> Heard.all(json.get("periods"), row -> new Course(Heard.text(row, "kind"), Heard.period(row))),
                courses);
    }

    private static Exchange claims(String path, WildQuestion question, NaiveReading reading) {
        return Exchange.of(
                path + "/claims" + question.query(),
                question.asked(),
                json -> Heard.all(json.get("claims"), Heard::claim),
                reading.claims());
    }

    private static Exchange page(String path, WildQuestion question, NaiveReading reading) {
        return Exchange.of(
                path + question.query(),
                question.asked(),
                json -> List.of(Heard.texts(json.get("members")), Heard.conditions(json.get("conditions"))),
                List.of(reading.members(), new NaiveTables(reading).conditions()));
    }

    private static Exchange pledges(String path, WildQuestion question, NaiveReading reading) {
        return Exchange.of(
                path + "/pledges" + question.query(),
                question.asked(),
                json -> Heard.all(json.get("pledges"), Heard::made),
                new NaiveTables(reading).pledges());
    }

    private static Exchange statements(String path, WildQuestion question, NaiveReading reading) {
        return Exchange.of(
                path + "/statements" + question.query(),
                question.asked(),
                json -> Heard.all(json.get("statements"), row -> Heard.text(row, "id")),
                new NaiveTables(reading).statements());
    }

    private record Coalition(String coalition, int memberCount, long statementCount) {}

    /** Of all at once, to see that none hears what is said in another. */
    private Exchange coalitions(WildQuestion question) {
        List<Coalition> expected = new ArrayList<>();
        for (String slug :
                recorded.stream().map(WildRecord::coalition).sorted().distinct().toList()) {
            NaiveReading reading = new NaiveReading(lines(slug), question.asked());
            NaiveTables tables = new NaiveTables(reading);
            if (tables.isFormed()) {
                expected.add(new Coalition(slug, reading.members().size(), tables.statementCount()));
            }
        }
        return Exchange.of(
                "/coalitions" + question.query(),
                question.asked(),
                json -> Heard.all(
                        json.get("coalitions"),
                        row -> new Coalition(
                                Heard.text(row, "coalition"),
                                row.get("memberCount").asInt(),
                                row.get("statementCount").asLong())),
                expected);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
