package muster.eventstore;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** A question to the store: does a tag occur behind a position? Many premises come to a few of them. */
record Wanted(String tag, long after) {

    boolean isOfId() {
        return IdTag.is(tag);
    }

    static Set<Wanted> of(Collection<Pending> appends) {
        return appends.stream()
                .flatMap(append -> append.premises().stream())
                .filter(premise -> !premise.sure())
                .flatMap(premise -> premise.fits().tags().stream()
                        .map(tag -> new Wanted(tag, premise.upTo().position())))
                .collect(Collectors.toSet());
    }
}
