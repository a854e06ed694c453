package muster.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import muster.event.AnnouncedAt;
import muster.event.ClaimId;
import muster.event.Coalition;
import muster.event.Condition;
import muster.event.Credibility;
import muster.event.Language;
import muster.event.MeetingId;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.PublishedOn;
import muster.event.WebAddress;

/** The values that are no objects: texts, numbers, and the words of domain.md that are written as texts. */
final class Values {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MOST_DIGITS = 30;

    private static final Map<Class<?>, Value> OF_TYPE = new HashMap<>();

    static {
        OF_TYPE.put(String.class, text(Values::nonEmpty, Function.identity()));
        OF_TYPE.put(Participant.class, text(Participant::new, Participant::code));
        OF_TYPE.put(PledgeId.class, text(PledgeId::new, PledgeId::value));
        OF_TYPE.put(MeetingId.class, text(MeetingId::new, MeetingId::value));
        OF_TYPE.put(ClaimId.class, text(ClaimId::new, ClaimId::value));
        OF_TYPE.put(Coalition.class, text(Coalition::new, Coalition::slug));
        OF_TYPE.put(Condition.class, text(Condition::new, Condition::word));
        OF_TYPE.put(AnnouncedAt.class, text(AnnouncedAt::parse, AnnouncedAt::text));
        OF_TYPE.put(PublishedOn.class, text(PublishedOn::parse, PublishedOn::text));
        OF_TYPE.put(WebAddress.class, text(WebAddress::new, WebAddress::text));
        OF_TYPE.put(Language.class, text(Language::new, Language::tag));
        OF_TYPE.put(LocalDate.class, text(Values::date, LocalDate::toString));
        OF_TYPE.put(UUID.class, text(Values::uuid, UUID::toString));
        OF_TYPE.put(Long.class, new WholeNumber<>(number -> number, number -> number));
        OF_TYPE.put(Credibility.class, new WholeNumber<>(number -> new Credibility(Math.clamp(number, 0, 9)), grade ->
                (long) grade.degree()));
        OF_TYPE.put(BigDecimal.class, new DecimalNumber());
    }

    private Values() {}

    /** The value of a type that is written as a text or number; null for any other type. */
    static @Nullable Value of(Class<?> type) {
        return type.isEnum() ? word(type) : OF_TYPE.get(type);
    }

    private static <T> Value text(Function<String, T> parse, Function<T, String> text) {
        return new Text<>(parse, text);
    }

    private static Value word(Class<?> type) {
        Map<String, Object> words = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
        String expected = "must be one of " + words.keySet().stream().sorted().collect(Collectors.joining(", "));
        return text(
                word -> Optional.ofNullable(words.get(word)).orElseThrow(() -> new IllegalArgumentException(expected)),
                constant -> ((Enum<?>) constant).name());
    }

    private static String nonEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty; leave the field out instead");
        }
        return text;
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a date such as 2025-09-04");
        }
        return LocalDate.parse(text);
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a UUID, 8-4-4-4-12 hexadecimal digits");
        }
        return UUID.fromString(text);
    }

    private record Text<T>(Function<String, T> parse, Function<T, String> text) implements Value {

        @Override
        public Optional<Object> read(Fields in, String name, JsonNode node) {
            if (!node.isString()) {
                in.wrong(name, "must be a text");
                return Optional.empty();
            }
            String text = node.stringValue();
            if (!canBeWritten(text)) {
                in.wrong(name, "must be well-formed Unicode without U+0000");
                return Optional.empty();
            }
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException wrongForm) {
                in.wrong(name, String.valueOf(wrongForm.getMessage()));
            } catch (DateTimeException noSuchDay) {
                in.wrong(name, "is no day of the calendar");
            }
            return Optional.empty();
        }

        /** A lone surrogate has no UTF-8, and U+0000 no place in a PostgreSQL text. */
        private static boolean canBeWritten(String text) {
            return text.codePoints()
                    .noneMatch(point ->
                            point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(JsonGenerator out, Object value) {
            out.writeString(text.apply((T) value));
        }
    }

    private record WholeNumber<T>(Function<Long, T> parse, Function<T, Long> number) implements Value {

        @Override
        public Optional<Object> read(Fields in, String name, JsonNode node) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                in.wrong(name, "must be a whole number");
                return Optional.empty();
            }
            try {
                return Optional.of(parse.apply(node.longValue()));
            } catch (IllegalArgumentException outOfRange) {
                in.wrong(name, String.valueOf(outOfRange.getMessage()));
                return Optional.empty();
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void write(JsonGenerator out, Object value) {
            out.writeNumber(number.apply((T) value));
        }
    }

    /** Kept without trailing zeros, so that 2.50 and 2.5 are the same content. */
    private record DecimalNumber() implements Value {

        @Override
        public Optional<Object> read(Fields in, String name, JsonNode node) {
            if (!node.isNumber()) {
                in.wrong(name, "must be a number");
                return Optional.empty();
            }
            BigDecimal number = node.decimalValue();
            if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
                in.wrong(name, "must be a number of at most " + MOST_DIGITS + " digits");
                return Optional.empty();
            }
            return Optional.of(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }

        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber(((BigDecimal) value).toPlainString());
        }
    }
}
