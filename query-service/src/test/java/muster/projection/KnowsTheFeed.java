package muster.projection;

import muster.feed.FeedState;

/** Breaks a wall on purpose. */
public final class KnowsTheFeed {

    private KnowsTheFeed() {}

    static Class<?> known() {
        return FeedState.class;
    }
}
