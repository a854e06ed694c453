package muster.answer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import muster.event.Condition;
import muster.event.Credibility;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.Reliability;
import muster.record.EventTypes;
import muster.record.FieldProblem;
import muster.stance.Direction;
import muster.stance.Press;
import muster.stance.Question;

/** Reads a query's parameters and gathers everything that is wrong with them, each by its name. */
final class AskedReader {

    private static final int MOST_ROWS = 10_000;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AT_POSITION = Pattern.compile("@(\\d{1,18})");
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    private final Map<String, String[]> given;
    private final List<FieldProblem> problems = new ArrayList<>();

    private AskedReader(Map<String, String[]> given) {
        this.given = given;
    }

    /**
     * Reads what is given.
     *
     * @throws Refused anything is wrong, or not among what is taken
     */
    static Asked read(Map<String, String[]> given, Set<Parameter> taken) {
        AskedReader reader = new AskedReader(given);
        reader.refuseOthers(taken);
        Asked asked = reader.asked();
        if (!reader.problems.isEmpty()) {
            throw Refused.parameters(reader.problems);
        }
        return asked;
    }

    private void refuseOthers(Set<Parameter> taken) {
        Set<String> words = taken.stream().map(Parameter::word).collect(Collectors.toSet());
        for (String name : given.keySet()) {
            if (!words.contains(name)) {
                String known = words.isEmpty() ? "it takes none" : "it takes " + String.join(", ", sorted(words));
                problems.add(new FieldProblem(name, "is not a parameter of this question; " + known));
            }
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    private Asked asked() {
        return new Asked(
                new Question(
                        either(Parameter.AT, Parameter.TO, Moment::parse),
                        several(Parameter.ASSUME, Condition::new),
                        press()),
                either(Parameter.KNOWN, Parameter.KNOWN_TO, AskedReader::asKnown)
                        .orElse(new Asked.AsKnown.Now()),
                several(Parameter.PARTICIPANT, Participant::new),
                several(Parameter.KIND, word -> word(Kind.class, word)),
                several(Parameter.TYPE, AskedReader::type),
                one(Parameter.PUBLISHER, Function.identity()),
                words(),
                one(Parameter.LIMIT, text -> (int) number(text, 1, MOST_ROWS))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                one(Parameter.CURSOR, AskedReader::cursor),
                one(Parameter.AFTER, text -> number(text, 0, Long.MAX_VALUE))
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                one(Parameter.DIRECTION, word -> word(Direction.class, word)),
                new Asked.Since(
                        one(Parameter.FROM, Moment::parse),
                        one(Parameter.KNOWN_FROM, AskedReader::asKnown).orElse(new Asked.AsKnown.Now())));
    }

    private Press press() {
        return new Press(
                Set.copyOf(all(Parameter.WITHOUT)),
                one(Parameter.MIN_RELIABILITY, word -> grade(word(Reliability.class, word), Reliability.F)),
                one(Parameter.MIN_CREDIBILITY, text -> new Credibility((int) number(text, 1, 5))),
                one(Parameter.PUBLISHED, AskedReader::date));
    }

    private static Reliability grade(Reliability given, Reliability unusable) {
        if (given == unusable) {
            throw new IllegalArgumentException("must be one of A, B, C, D, E");
        }
        return given;
    }

    private Set<String> words() {
        return one(
                        Parameter.Q,
                        text -> Set.copyOf(Arrays.asList(
                                text.toLowerCase(Locale.ROOT).trim().split("\\s+"))))
                .orElse(Set.of());
    }

    private static Asked.AsKnown asKnown(String text) {
        Matcher position = AT_POSITION.matcher(text);
        if (position.matches()) {
            return new Asked.AsKnown.At(Long.parseLong(position.group(1)));
        }
        try {
            return new Asked.AsKnown.By(Moment.parse(text));
        } catch (IllegalArgumentException noMoment) {
            throw new IllegalArgumentException(
                    "must be a position such as @123, a time such as 2025-09-04T16:30:00Z or a date", noMoment);
        }
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a date such as 2025-09-04");
        }
        return LocalDate.parse(text);
    }

    private static String type(String word) {
        if (!EventTypes.byName().containsKey(word)) {
            throw new IllegalArgumentException("must be one of "
                    + String.join(", ", sorted(EventTypes.byName().keySet())));
        }
        return word;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static long number(String text, long least, long most) {
        String expected = "must be a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most);
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(expected);
        }
        return Long.parseLong(text);
    }

    private static Asked.Cursor cursor(String text) {
        Matcher cursor = CURSOR.matcher(text);
        if (!cursor.matches()) {
            throw new IllegalArgumentException("must be a cursor that an earlier page named");
        }
        return new Asked.Cursor(Long.parseLong(cursor.group(1)), Integer.parseInt(cursor.group(2)));
    }

    private List<String> all(Parameter parameter) {
        return Arrays.stream(given.getOrDefault(parameter.word(), new String[0]))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private <T> Optional<T> one(Parameter parameter, Function<String, T> parse) {
        List<String> all = all(parameter);
        if (all.size() > 1) {
            problems.add(new FieldProblem(parameter.word(), "is given more than once"));
        }
        return all.size() == 1 ? parsed(parameter, all.getFirst(), parse) : Optional.empty();
    }

    /** One thing under either of two names; a question takes one of them alone. */
    private <T> Optional<T> either(Parameter one, Parameter other, Function<String, T> parse) {
        Optional<T> first = one(one, parse);
        Optional<T> second = one(other, parse);
        if (first.isPresent() && second.isPresent()) {
            problems.add(new FieldProblem(other.word(), "means the same as " + one.word() + "; give one of them"));
        }
        return second.or(() -> first);
    }

    /** Several of one parameter, by commas, by repetition, or both. */
    private <T> Set<T> several(Parameter parameter, Function<String, T> parse) {
        Set<T> values = new LinkedHashSet<>();
        for (String text : all(parameter)) {
            for (String part : text.split(",")) {
                parsed(parameter, part.trim(), parse).ifPresent(values::add);
            }
        }
        return values;
    }

    private <T> Optional<T> parsed(Parameter parameter, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException noSuchDay) {
            problems.add(new FieldProblem(parameter.word(), "is no day of the calendar"));
        } catch (IllegalArgumentException wrong) {
            problems.add(new FieldProblem(parameter.word(), String.valueOf(wrong.getMessage())));
        }
        return Optional.empty();
    }
}
