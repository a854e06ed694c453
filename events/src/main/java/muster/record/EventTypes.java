package muster.record;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.event.Event;

/** The events by their names: every record of the sealed family. */
public final class EventTypes {

    private static final Map<String, Class<? extends Event>> BY_NAME = leaves(Event.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity(), (a, _) -> a));

    private EventTypes() {}

    /** Every event by its name in domain.md. */
    public static Map<String, Class<? extends Event>> byName() {
        return BY_NAME;
    }

    private static Stream<Class<? extends Event>> leaves(Class<? extends Event> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves(permitted.asSubclass(Event.class)))
                : Stream.of(type);
    }
}
