package muster.eventstore;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** Axon's criteria as the store can be asked for them: whatever fits at least one of the alternatives. */
record Selection(List<Alternative> alternatives) {

    /** An event that carries nothing is matched only by criteria that ask for nothing. */
    private static final QualifiedName NAMELESS = new QualifiedName("\u0000");

    /** What an event must have: all of the tags, and one of the types where there are any. */
    record Alternative(List<String> tags, List<String> types) {

        private static final Alternative ANY_EVENT = new Alternative(List.of(), List.of());

        static Alternative of(EventCriterion criterion) {
            return new Alternative(
                    texts(criterion.tags()),
                    criterion.types().stream().map(QualifiedName::name).toList());
        }

        boolean isAnyEvent() {
            return equals(ANY_EVENT);
        }

        boolean fits(String type, List<String> itsTags) {
            return itsTags.containsAll(tags) && (types.isEmpty() || types.contains(type));
        }

        /** Whether the tag's index alone tells that an event fits. */
        boolean isOneTag() {
            return tags.size() == 1 && types.isEmpty();
        }
    }

    static Selection of(EventCriteria criteria) {
        return criteria.matches(NAMELESS, Set.of())
                ? new Selection(List.of(Alternative.ANY_EVENT))
                : new Selection(criteria.flatten().stream().map(Alternative::of).toList());
    }

    /** Whether every alternative is one tag. */
    boolean isOfTags() {
        return alternatives.stream().allMatch(Alternative::isOneTag);
    }

    /** The tags of all alternatives. */
    Set<String> tags() {
        return alternatives.stream().flatMap(wanted -> wanted.tags().stream()).collect(Collectors.toSet());
    }

    static List<String> texts(Set<Tag> tags) {
        return tags.stream().map(Selection::text).toList();
    }

    private static String text(Tag tag) {
        if (tag.key().indexOf('=') >= 0) {
            throw new IllegalArgumentException("a tag's key holds no '=': " + tag.key());
        }
        return tag.key() + "=" + tag.value();
    }
}
