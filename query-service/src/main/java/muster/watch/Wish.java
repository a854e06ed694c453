package muster.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.event.Kind;
import muster.event.Participant;
import muster.record.FieldProblem;
import muster.record.Json;
import muster.record.Malformed;
import muster.stance.Cause;
import muster.stance.Direction;

/** What somebody wants to be told of, as a document of JSON. */
record Wish(String name, Rules rules, Optional<WebhookAddress> url) {

    private static final String NAME = "name";
    private static final String PARTICIPANTS = "participants";
    private static final String KINDS = "kinds";
    private static final String DIRECTIONS = "directions";
    private static final String CAUSES = "causes";
    private static final String URL = "url";
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(NAME, PARTICIPANTS, KINDS, DIRECTIONS, CAUSES, URL));
    private static final int LONGEST_NAME = 100;
    /** More than there are countries and organisations. */
    private static final int LONGEST_LIST = 300;

    /**
     * Reads it.
     *
     * @throws Refused it is none, with all that is wrong with it
     */
    static Wish read(byte[] json) {
        try {
            return new Reader(Json.object(json)).wish();
        } catch (Malformed noDocument) {
            throw Refused.because(Reason.BAD_WATCH, noDocument.problems());
        }
    }

    private static final class Reader {

        private final JsonNode document;
        private final List<FieldProblem> problems = new ArrayList<>();

        Reader(JsonNode document) {
            this.document = document;
        }

        Wish wish() {
            document.propertyNames().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .forEach(name -> refuse(name, "is no field of a watch; it has " + String.join(", ", FIELDS)));
            Wish wish = new Wish(
                    one(NAME, Reader::name).orElse(""),
                    new Rules(
                            several(PARTICIPANTS, Reader::participant),
                            several(KINDS, word -> word(Kind.class, word)),
                            several(DIRECTIONS, word -> word(Direction.class, word)),
                            several(CAUSES, word -> word(Cause.class, word))),
                    one(URL, WebhookAddress::parse));
            if (!problems.isEmpty()) {
                throw Refused.because(Reason.BAD_WATCH, problems);
            }
            return wish;
        }

        private void refuse(String field, String message) {
            problems.add(new FieldProblem(field, message));
        }

        private <T> Optional<T> one(String field, Function<String, T> read) {
            JsonNode value = document.path(field);
            return value.isMissingNode() || value.isNull() ? Optional.empty() : text(field, value, read);
        }

        private <T> List<T> several(String field, Function<String, T> read) {
            JsonNode values = document.path(field);
            if (values.isMissingNode() || values.isNull()) {
                return List.of();
            }
            if (!values.isArray() || values.size() > LONGEST_LIST) {
                refuse(field, "must be a list of at most %d".formatted(LONGEST_LIST));
                return List.of();
            }
            List<T> all = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                text("%s[%d]".formatted(field, i), values.get(i), read).ifPresent(all::add);
            }
            return all.stream().distinct().toList();
        }

        private <T> Optional<T> text(String field, JsonNode value, Function<String, T> read) {
            if (!value.isString()) {
                refuse(field, "must be a text");
                return Optional.empty();
            }
            try {
                return Optional.of(read.apply(value.stringValue()));
            } catch (IllegalArgumentException wrong) {
                refuse(field, String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
        }

        private static String name(String text) {
            if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "must have at most %d characters, on one line".formatted(LONGEST_NAME));
            }
            return text.strip();
        }

        private static String participant(String code) {
            if (code.isBlank() || code.length() > 8 || !new Participant(code).exists()) {
                throw new IllegalArgumentException("must be a code such as FR or NATO");
            }
            return code;
        }

        private static <E extends Enum<E>> E word(Class<E> type, String word) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
