package muster.local;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import muster.event.AnnouncedAt;
import muster.event.ClaimId;
import muster.event.Condition;
import muster.event.Conditions;
import muster.event.Credibility;
import muster.event.Kind;
import muster.event.Language;
import muster.event.MeetingId;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.PublishedOn;
import muster.event.WebAddress;

/**
 * Fills records with hostile texts. Which fields take free words is read off the records themselves, so that a field that is
 * added is filled, too.
 */
final class FreeWords {

    /** %d is put in so that each is found again. */
    static final List<String> SHAPES = List.of(
            "<script>window.ran=%d</script>",
            "<img src=x onerror=\"window.ran=%d\">",
            "<svg onload=window.ran=%d>",
            "\"><script>window.ran=%d</script><a href=\"",
            "'-window.ran=%d-'",
            "</bdi></p><iframe srcdoc=\"<script>parent.ran=%d</script>\"></iframe>",
            "javascript:window.ran=%d",
            "<a href=\"javascript:window.ran=%d\">here</a>",
            "${window.ran=%d}",
            "{{constructor.constructor('window.ran=%d')()}}",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=window.ran=%d>",
            "<details open ontoggle=window.ran=%d>",
            "<input autofocus onfocus=window.ran=%d>",
            "<style>*{display:none}</style> %d",
            "<base href=\"https://evil.example/%d/\">",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example/%d\">",
            "<!-- %d",
            "]]>%d<![CDATA[",
            "&lt;b&gt; &amp;#60;script&amp;#62; %d",
            "\u202Eesrever %d\u202C",
            "\u2066isolated\u2069 \u200F%d\u200E",
            "עברית %d العربية",
            "=HYPERLINK(\"https://evil.example/%d\")",
            "+cmd|' /C calc'!A%d",
            "@SUM(%d)",
            "-2+3+%d",
            "\t=1+%d",
            "\uFF1D1+%d",
            "__proto__ %d constructor toString",
            "Z\u0351\u036B\u0343a\u0363l\u0343go %d",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 %d",
            "' OR 1=%d; DROP TABLE record; --");

    /** Of one length, so that none is the beginning of another. */
    private static final int FIRST = 100_000;

    private final Set<String> used = new HashSet<>();

    /** The places of a record where free words stand, {@code quantity.unit}. */
    static List<String> placesIn(Class<?> record) {
        return components(record)
                .flatMap(each -> placesIn(of(each), each.getName()))
                .toList();
    }

    private static Stream<String> placesIn(Class<?> type, String name) {
        if (type == String.class) {
            return Stream.of(name);
        }
        return type.isEnum() || sample(type, 0).isPresent()
                ? Stream.empty()
                : placesIn(type).stream().map(place -> name + "." + place);
    }

    private static Stream<RecordComponent> components(Class<?> record) {
        return Stream.of(record).map(Class::getRecordComponents).flatMap(Arrays::stream);
    }

    /** What a component holds, whether it may be absent, changes or comes several times. */
    private static Class<?> of(RecordComponent component) {
        Type type = component.getGenericType();
        return (Class<?>) (type instanceof ParameterizedType held ? held.getActualTypeArguments()[0] : type);
    }

    /** A record's fields as they are written, with a text of its own in each that takes one; {@code number} is in the names. */
    Map<String, Object> fields(Class<?> record, int number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        components(record).forEach(each -> {
            var value = value(of(each), number);
            fields.put(each.getName(), each.getType() == List.class ? List.of(value) : value);
        });
        return fields;
    }

    private Object value(Class<?> type, int number) {
        if (type == String.class) {
            return text(number);
        }
        if (type.isEnum() && type != Kind.class) {
            return type.getEnumConstants()[0].toString();
        }
        return sample(type, number).orElseGet(() -> fields(type, number));
    }

    /** One that was not used yet, of a shape that is another for each number. */
    private String text(int number) {
        var text = SHAPES.get(number % SHAPES.size()).formatted(FIRST + used.size());
        used.add(text);
        return text;
    }

    boolean contain(String text) {
        return used.contains(text);
    }

    /** A value whose form is fixed; none for a record, whose fields may be free. */
    private static Optional<Object> sample(Class<?> type, int number) {
        if (type == Participant.class) {
            return Optional.of(PARTICIPANTS.get(number % PARTICIPANTS.size()));
        }
        return NAMED.contains(type) ? Optional.of("n" + number) : Optional.ofNullable(SAMPLES.get(type));
    }

    /** So many that each says texts of every shape. */
    private static final List<String> PARTICIPANTS = List.of("FR", "GB", "DE", "IT", "PL");

    private static final Set<Class<?>> NAMED = Set.of(PledgeId.class, MeetingId.class, ClaimId.class);
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(Kind.class, "MATERIEL"),
            Map.entry(Condition.class, "CEASEFIRE"),
            Map.entry(Conditions.class, List.of(Map.of("anyOf", List.of("CEASEFIRE")))),
            Map.entry(AnnouncedAt.class, "2025-11-16"),
            Map.entry(PublishedOn.class, "2025-11-15"),
            Map.entry(LocalDate.class, "2025-11-16"),
            Map.entry(WebAddress.class, "https://evil.example/'onmouseover='window.ran=1'/javascript:window.ran=2"),
            Map.entry(Language.class, "fr"),
            Map.entry(Credibility.class, 1),
            Map.entry(Long.class, 1),
            Map.entry(BigDecimal.class, 1),
            Map.entry(boolean.class, true),
            Map.entry(UUID.class, new UUID(0, 0).toString()));
}
