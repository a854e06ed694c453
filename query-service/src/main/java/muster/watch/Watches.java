package muster.watch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.answer.Asked;
import muster.answer.ChangesFeeds;
import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.answer.Takes;
import muster.answer.Views;
import muster.event.Coalition;
import muster.projection.Projection;
import muster.record.FieldProblem;

/** Watches: made, looked at, paused and deleted by their owners, and read as feeds by whoever holds their id. */
@RestController
class Watches {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    /** One byte more than a document may have. */
    private static final int MOST_READ = 16 * 1024 + 1;

    private final Views views;
    private final Projection projection;
    private final ChangesFeeds feeds;
    private final WatchStore store;
    private final KnownWatches known;
    private final WatchOwner owner;
    private final AllowList allowed;

    Watches(
            Views views,
            Projection projection,
            ChangesFeeds feeds,
            WatchStore store,
            KnownWatches known,
            WatchOwner owner,
            AllowList allowed) {
        this.views = views;
        this.projection = projection;
        this.feeds = feeds;
        this.store = store;
        this.known = known;
        this.owner = owner;
        this.allowed = allowed;
    }

    /** Begins to watch. The answer alone tells the secret that the webhooks are signed with. */
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            description =
                                    "What to be told of; an empty list, or none, means any. Without url, a feed alone.",
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            schema = @Schema(type = "object"),
                                            examples = @ExampleObject("""
                                                    {"name":"Germany moves down","participants":["DE"],"kinds":["TROOPS"],
                                                     "directions":["DOWN"],"causes":["SAID"],"url":"https://hooks.example.com/muster"}"""))))
    @PostMapping(path = "/coalitions/{coalition}/watches", consumes = JSON, produces = JSON)
    @Takes(at = false, question = false)
    ResponseEntity<WatchPage> watch(@PathVariable String coalition, Asked asked, HttpServletRequest request)
            throws IOException {
        Coalition watched = views.watched(coalition, asked);
        byte[] body = request.getInputStream().readNBytes(MOST_READ);
        if (body.length == MOST_READ) {
            throw Refused.because(
                    Reason.BAD_WATCH,
                    List.of(new FieldProblem("", "A watch has at most %d bytes.".formatted(MOST_READ - 1))));
        }
        Wish wish = Wish.read(body);
        wish.url().flatMap(allowed::refusal).ifPresent(Watches::refuse);
        Optional<Secret> secret = wish.url().map(_ -> Secret.random());
        Watch made = store.add(
                watched, owner.caller(), wish, secret, projection.current().position());
        return ResponseEntity.created(URI.create("/watches/" + made.id()))
                .cacheControl(CacheControl.noStore())
                .body(WatchPage.of(made, secret, request));
    }

    private static void refuse(String why) {
        throw Refused.because(Reason.WEBHOOK_REFUSED, List.of(new FieldProblem("url", why)));
    }

    /** All watches of one owner. */
    record All(List<WatchPage> watches) {}

    /** The caller's watches; where no tokens are asked for, those made without. */
    @GetMapping(path = "/watches", produces = JSON)
    @Takes(at = false, question = false)
    ResponseEntity<All> all(Asked asked, HttpServletRequest request) {
        return reply(new All(store.of(owner.caller()).stream()
                .map(watch -> WatchPage.of(watch, Optional.empty(), request))
                .toList()));
    }

    /** One, with how its deliveries go. */
    @GetMapping(path = "/watches/{id}", produces = JSON)
    @Takes(at = false, question = false)
    ResponseEntity<WatchPage> one(@PathVariable String id, Asked asked, HttpServletRequest request) {
        return page(known.ofCaller(id), request);
    }

    /** Ends it, with all that was to be delivered; its feed is gone, too. */
    @DeleteMapping("/watches/{id}")
    @Takes(at = false, question = false)
    ResponseEntity<Void> delete(@PathVariable String id, Asked asked) {
        store.delete(known.ofCaller(id).id());
        return ResponseEntity.noContent().build();
    }

    /** Sends nothing until it is resumed; the feed goes on. */
    @PostMapping(path = "/watches/{id}/pause", produces = JSON)
    @Takes(at = false, question = false)
    ResponseEntity<WatchPage> pause(@PathVariable String id, Asked asked, HttpServletRequest request) {
        store.pause(known.withWebhook(id).id());
        return page(known.ofCaller(id), request);
    }

    /** Sends what came meanwhile, and goes on; also after the receiver answered 410. */
    @PostMapping(path = "/watches/{id}/resume", produces = JSON)
    @Takes(at = false, question = false)
    ResponseEntity<WatchPage> resume(@PathVariable String id, Asked asked, HttpServletRequest request) {
        store.resume(known.withWebhook(id).id());
        return page(known.ofCaller(id), request);
    }

    /** The changes that it is of, the latest first, for whoever was given the address. */
    @GetMapping(path = "/watches/{id}/changes.atom", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
    @Takes(at = false, question = false)
    ResponseEntity<String> feed(@PathVariable String id, Asked asked, HttpServletRequest request) {
        Watch watch = known.byId(id);
        String title = watch.name().isEmpty() ? "Where they stand: " + watch.coalition() : watch.name();
        return feeds.of(watch.coalition(), asked, "watches/" + watch.id(), title, watch.rules()::match, request);
    }

    private static ResponseEntity<WatchPage> page(Watch watch, HttpServletRequest request) {
        return reply(WatchPage.of(watch, Optional.empty(), request));
    }

    private static <T> ResponseEntity<T> reply(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
