package muster.eventstore;

import java.util.List;

import muster.eventstore.Selection.Alternative;

/**
 * What an append rests on: that no event which fits lies behind a place.
 *
 * @param sure whether none can, because the one event that may fit is known
 */
record Premise(Alternative fits, Place upTo, boolean sure) {

    static Premise of(Alternative fits, Known known) {
        boolean isOfId = fits.isOneTag() && IdTag.is(fits.tags().getFirst());
        return new Premise(fits, known.upTo(), isOfId && !known.events().isEmpty());
    }

    static Premise behind(Place upTo, Alternative fits) {
        return new Premise(fits, upTo, false);
    }

    /** Those of its tags that are written. */
    List<String> writtenTags() {
        return fits.tags().stream().filter(tag -> !IdTag.is(tag)).toList();
    }
}
