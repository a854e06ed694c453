package muster.eventstore;

import java.util.Optional;
import java.util.UUID;

import org.axonframework.messaging.eventstreaming.Tag;

/**
 * The tag that every event carries without being given it: its own id. It is not written, for the log's index of ids
 * answers for it; and as an id occurs once, nothing can come behind an event that is known by it.
 */
public final class IdTag {

    private static final String KEY = "event";
    private static final String PREFIX = KEY + "=";

    private IdTag() {}

    /** The tag of the event with this id. */
    public static Tag of(UUID id) {
        return new Tag(KEY, id.toString());
    }

    static String text(UUID id) {
        return PREFIX + id;
    }

    /** Whether a tag is of this kind. */
    static boolean is(String tag) {
        return tag.startsWith(PREFIX);
    }

    /** The id that such a tag tells; none in other tags, and where it is no id. */
    static Optional<UUID> idIn(String tag) {
        try {
            return is(tag) ? Optional.of(UUID.fromString(tag.substring(PREFIX.length()))) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Refuses a tag that tells another event's id. */
    static void check(Tag tag, UUID id) {
        if (tag.key().equals(KEY) && !tag.equals(of(id))) {
            throw new IllegalArgumentException(
                    "the key %s is for an event's own id: %s on the event %s".formatted(KEY, tag, id));
        }
    }
}
