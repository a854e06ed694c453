package muster.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;

import muster.answer.ChangesFeeds;
import muster.event.Kind;
import muster.stance.Cause;
import muster.stance.Direction;

/**
 * A watch, as its owner sees it.
 *
 * @param feed the address of its Atom feed, for whoever is given it
 * @param secret what its webhooks are signed with; told once, when it is made
 * @param toldUpTo the position up to which its webhooks have been written down
 * @param waiting how many of these are still to be delivered
 * @param deadLetters how many were given up
 * @param trouble why the last delivery failed
 */
record WatchPage(
        String id,
        String coalition,
        String name,
        List<String> participants,
        List<Kind> kinds,
        List<Direction> directions,
        List<Cause> causes,
        String feed,
        Optional<String> url,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> secret,
        Watch.State state,
        Instant createdAt,
        long toldUpTo,
        int waiting,
        int deadLetters,
        Optional<String> trouble) {

    static WatchPage of(Watch watch, Optional<Secret> secret, HttpServletRequest request) {
        Rules rules = watch.rules();
        return new WatchPage(
                watch.id(),
                watch.coalition(),
                watch.name(),
                rules.participants(),
                rules.kinds(),
                rules.directions(),
                rules.causes(),
                ChangesFeeds.at("/watches/" + watch.id() + "/changes.atom", request),
                watch.url(),
                secret.map(Secret::text),
                watch.state(),
                watch.createdAt(),
                watch.told(),
                watch.waiting(),
                watch.dead(),
                watch.trouble());
    }
}
