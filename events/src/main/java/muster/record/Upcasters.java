package muster.record;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

/**
 * Lifts the data of old versions to the one that is written now, a version at a time. A field is never renamed or reused
 * in place: a new version comes with its upcaster here and with stored bytes of the old one as its test.
 */
public final class Upcasters {

    /** No event has had a second version yet. */
    public static final Upcasters CURRENT = new Upcasters(Map.of());

    private final Map<String, UnaryOperator<ObjectNode>> fromVersion;

    private Upcasters(Map<String, UnaryOperator<ObjectNode>> fromVersion) {
        this.fromVersion = Map.copyOf(fromVersion);
    }

    /** These upcasters and one more, from {@code version} of the event to the next. */
    public Upcasters and(String event, int version, UnaryOperator<ObjectNode> toNext) {
        Map<String, UnaryOperator<ObjectNode>> more = new HashMap<>(fromVersion);
        more.put(key(event, version), toNext);
        return new Upcasters(more);
    }

    /** The version of the event that is written now: one more than the last that can be lifted. */
    int current(String event) {
        int version = 1;
        while (fromVersion.containsKey(key(event, version))) {
            version++;
        }
        return version;
    }

    /** The data as the current version has it. */
    ObjectNode lift(String event, int version, ObjectNode data) {
        ObjectNode lifted = data;
        for (int from = version; from < current(event); from++) {
            lifted = fromVersion
                    .getOrDefault(key(event, from), UnaryOperator.identity())
                    .apply(lifted);
        }
        return lifted;
    }

    private static String key(String event, int version) {
        return event + ".v" + version;
    }
}
