package muster.eventstore;

import java.util.List;
import java.util.Set;

import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** Axon's criteria as the store can be asked for them: everything, or whatever fits at least one of the alternatives. */
record Selection(EventCriteria criteria, boolean everything, List<Alternative> alternatives) {

    /** An event that carries nothing is matched only by criteria that ask for nothing. */
    private static final QualifiedName NAMELESS = new QualifiedName("\u0000");

    /** What an event must have: all of the tags, and one of the types where there are any. */
    record Alternative(List<String> tags, List<String> types) {

        static Alternative of(EventCriterion criterion) {
            return new Alternative(
                    texts(criterion.tags()),
                    criterion.types().stream().map(QualifiedName::name).toList());
        }

        /** Whether the tag's index alone tells that an event fits. */
        boolean isOneTag() {
            return tags.size() == 1 && types.isEmpty();
        }
    }

    static Selection of(EventCriteria criteria) {
        return new Selection(
                criteria,
                criteria.matches(NAMELESS, Set.of()),
                criteria.flatten().stream().map(Alternative::of).toList());
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
