package muster.audit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import muster.event.Condition;
import muster.event.Credibility;
import muster.event.Reliability;
import muster.stance.Press;
import muster.stance.Question;

/** What is asked of the stances, by the same words as the query-service takes (api.md, "Query side"). */
record Asking(Question question, AsKnown known) {

    /** How they are written in a usage. */
    static final String USAGE = "[--at V] [--known K] [--assume C1,C2] [--without NAME]... [--minReliability A..E]"
            + " [--minCredibility 1..5] [--published DATE]";

    static Asking of(Options options) {
        return new Asking(
                new Question(one(options, "--at", When::parse), assumed(options), press(options)),
                one(options, "--known", AsKnown::parse).orElse(new AsKnown.Now()));
    }

    private static Set<Condition> assumed(Options options) {
        return options.all("--assume").stream()
                .flatMap(listed -> Arrays.stream(listed.split(",")))
                .map(word -> Options.read("--assume", word.trim(), Condition::new))
                .collect(Collectors.toSet());
    }

    private static Press press(Options options) {
        return new Press(
                new HashSet<>(options.all("--without")),
                one(options, "--minReliability", Asking::reliability),
                one(options, "--minCredibility", Asking::credibility),
                one(options, "--published", Asking::date));
    }

    private static Reliability reliability(String letter) {
        if (!letter.matches("[A-E]")) {
            throw new IllegalArgumentException("must be one of A, B, C, D, E");
        }
        return Reliability.valueOf(letter);
    }

    private static Credibility credibility(String number) {
        if (!number.matches("[1-5]")) {
            throw new IllegalArgumentException("must be a whole number from 1 to 5");
        }
        return new Credibility(Integer.parseInt(number));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException otherForm) {
            throw new IllegalArgumentException("must be a date such as 2025-09-04", otherForm);
        }
    }

    private static <T> Optional<T> one(Options options, String name, Function<String, T> read) {
        return options.one(name).map(text -> Options.read(name, text, read));
    }
}
