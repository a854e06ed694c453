package muster.answer;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.feed.FeedState;
import muster.feed.Rebuild;
import muster.gate.Caller;
import muster.projection.Snapshot;

/**
 * How far the service is.
 *
 * @param position all up to here is applied
 * @param head the highest position that was seen
 * @param lagSeconds since when it may be behind the log
 * @param rebuild empty while none is under way
 * @param lastRebuild how the last one ended
 * @param trouble what keeps it from going on, for a person
 * @param stopped coalitions that are not followed any more
 */
record ProjectionPage(
        long position,
        long head,
        long lagSeconds,
        Optional<Rebuild.Progress> rebuild,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Rebuild.Outcome> lastRebuild,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> trouble,
        List<Stopped> stopped) {

    /** @param position as of which its answers hold */
    record Stopped(String coalition, long position, String reason) {}

    /** What of it a caller may know: nothing of coalitions that they may not read. */
    ProjectionPage of(Caller caller) {
        return new ProjectionPage(
                position,
                head,
                lagSeconds,
                rebuild,
                lastRebuild.map(last -> last.telling(caller::mayRead)),
                trouble,
                stopped.stream().filter(one -> caller.mayRead(one.coalition())).toList());
    }

    static ProjectionPage of(Snapshot snapshot, FeedState feed, Rebuild rebuild) {
        return new ProjectionPage(
                snapshot.position(),
                Math.max(snapshot.highest(), feed.highest()),
                feed.lagSeconds(),
                rebuild.progress(),
                rebuild.last(),
                Optional.of(feed.trouble()).filter(trouble -> !trouble.isEmpty()),
                snapshot.stops().stream()
                        .map(stop -> new Stopped(stop.coalition().slug(), stop.after(), stop.reason()))
                        .toList());
    }
}
