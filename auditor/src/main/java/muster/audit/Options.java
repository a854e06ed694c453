package muster.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import muster.event.Coalition;

/** The words behind a subcommand: options that take a value, each once or more often. */
final class Options {

    private final Map<String, List<String>> given = new HashMap<>();
    private final String usage;

    private Options(String usage) {
        this.usage = usage;
    }

    /**
     * Reads the words.
     *
     * @param usage told to somebody who misuses it; every option that may be given stands in it
     * @throws Misuse if there is a word that is no option, or an option without a value
     */
    static Options of(List<String> words, String usage) {
        Options options = new Options(usage);
        for (int i = 0; i < words.size(); i += 2) {
            options.add(words.get(i), i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.empty());
        }
        return options;
    }

    private void add(String name, Optional<String> value) {
        if (!name.matches("--[a-zA-Z]+") || !(usage + " ").matches("(?s).*" + name + "[ \\]].*")) {
            throw new Misuse("There is no option %s. %s".formatted(name, usage));
        }
        given.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(value.orElseThrow(() -> new Misuse("What should %s be? %s".formatted(name, usage))));
    }

    /** All values of an option, in the order in which they were given. */
    List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The value of an option that may be given once. */
    Optional<String> one(String name) {
        if (all(name).size() > 1) {
            throw new Misuse("%s can be given once only. %s".formatted(name, usage));
        }
        return all(name).stream().findFirst();
    }

    /** The value of an option that must be given. */
    String required(String name) {
        return one(name).orElseThrow(() -> new Misuse("Say %s. %s".formatted(name, usage)));
    }

    /** The coalition that {@code --coalition} names; where it names none, all are meant. */
    Predicate<Coalition> coalitions() {
        Optional<Coalition> only = one("--coalition").map(slug -> read("--coalition", slug, Coalition::new));
        return coalition -> only.isEmpty() || only.get().equals(coalition);
    }

    /** A number, which must be at least {@code least}. */
    Optional<Long> number(String name, long least) {
        return one(name).map(text -> {
            if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least) {
                throw new Misuse("%s is a number from %d on, not \"%s\".".formatted(name, least, text));
            }
            return Long.parseLong(text);
        });
    }

    /** A value of the option, as {@code read} makes it of the text; what is wrong with it is told. */
    static <T> T read(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Misuse("%s: %s".formatted(name, e.getMessage()));
        }
    }
}
