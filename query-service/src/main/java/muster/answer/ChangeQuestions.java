package muster.answer;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Questions about how stances changed, and how what is held of the past did. */
@RestController
class ChangeQuestions {

    private static final String CSV = "text/csv";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Views views;

    ChangeQuestions(Views views) {
        this.views = views;
    }

    /** The difference between any two points in the two times. */
    @GetMapping(
            path = {"/coalitions/{coalition}/changes", "/coalitions/{coalition}/changes.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {
                Parameter.FROM,
                Parameter.KNOWN_FROM,
                Parameter.TO,
                Parameter.KNOWN_TO,
                Parameter.PARTICIPANT,
                Parameter.KIND,
                Parameter.DIRECTION
            },
            pages = true)
    ResponseEntity<Changes> changes(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        View to = views.of(coalition, asked);
        View from = views.of(coalition, asked.earlier(to.known().position()));
        return Replies.of(Changes.of(from, to), request);
    }

    /** What later records changed of the past. */
    @GetMapping(
            path = {"/coalitions/{coalition}/revisions", "/coalitions/{coalition}/revisions.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.PARTICIPANT, Parameter.KIND},
            pages = true)
    ResponseEntity<Revisions> revisions(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Revisions.of(views.of(coalition, asked)), request);
    }

    /** The moments since when there is more to know. */
    @GetMapping(
            path = {"/coalitions/{coalition}/moments", "/coalitions/{coalition}/moments.csv"},
            produces = {JSON, CSV})
    @Takes(value = Parameter.AFTER, at = false, question = false, pages = true)
    ResponseEntity<Moments> moments(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Moments.of(views.of(coalition, asked)), request);
    }

    /** The latest changes, to subscribe to. */
    @GetMapping(path = "/coalitions/{coalition}/changes.atom", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
    @Takes(
            value = {Parameter.KNOWN, Parameter.PARTICIPANT, Parameter.KIND, Parameter.DIRECTION, Parameter.LIMIT},
            at = false,
            question = false)
    ResponseEntity<String> feed(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        View view = views.of(coalition, asked);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ChangesFeeds.reply(
                view,
                new ChangesFeed.Chosen(
                        "changes" + query,
                        "Where they stand: " + view.coalition().slug(),
                        ChangesFeeds.at(request.getRequestURI(), request) + query,
                        changed -> asked.includes(changed.cell()) && asked.includes(changed.direction())),
                request);
    }
}
