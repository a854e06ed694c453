package muster.answer;

import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import muster.stance.Consequence.Changed;

/** Feeds of those changes that somebody chose. */
@Component
public class ChangesFeeds {

    private final Views views;

    ChangesFeeds(Views views) {
        this.views = views;
    }

    /**
     * The latest of the changes that are chosen, as an Atom feed at the address that is asked.
     *
     * @param name what the feed's id is made from, the same for ever
     */
    public ResponseEntity<String> of(
            String coalition,
            Asked asked,
            String name,
            String title,
            Predicate<Changed> changes,
            HttpServletRequest request) {
        View view = views.of(coalition, asked);
        String self = at(request.getRequestURI(), request);
        return reply(view, new ChangesFeed.Chosen(name, title, self, changes), request);
    }

    static ResponseEntity<String> reply(View view, ChangesFeed.Chosen chosen, HttpServletRequest request) {
        String slug = view.coalition().slug();
        String page = at("/", request) + "?coalition=" + slug;
        String text = ChangesFeed.of(view, at("/coalitions/" + slug, request), page, chosen);
        return ResponseEntity.ok()
                .eTag("%d-%08x".formatted(view.known().position(), text.hashCode()))
                .cacheControl(CacheControl.noCache())
                .headers(Replies.ofState(view.known(), request))
                .body(text);
    }

    /** An absolute address of this service, under the name by which it was asked. */
    public static String at(String path, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .replacePath(path)
                .replaceQuery(null)
                .build()
                .toUriString();
    }
}
