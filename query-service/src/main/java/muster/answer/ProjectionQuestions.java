package muster.answer;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.feed.FeedState;
import muster.feed.Rebuild;
import muster.gate.Caller;
import muster.projection.Projection;

/** How far the service is, and building its projection anew. */
@RestController
class ProjectionQuestions {

    private static final String PATH = "/projection";

    private final Projection projection;
    private final FeedState feed;
    private final Rebuild rebuild;

    ProjectionQuestions(Projection projection, FeedState feed, Rebuild rebuild) {
        this.projection = projection;
        this.feed = feed;
        this.rebuild = rebuild;
    }

    /** How far the service is. */
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProjectionPage> projection() {
        return page(ResponseEntity.ok());
    }

    /** Builds the projection anew beside the one that answers; how far it is, the projection's page tells. */
    @PostMapping(path = PATH + "/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProjectionPage> rebuild(HttpServletRequest request) {
        // A form needs no leave to post here from any page.
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.endsWith("//" + request.getHeader(HttpHeaders.HOST))) {
            throw Refused.because(Refused.Reason.FOREIGN_ORIGIN, "Only a page of this service may ask for a rebuild.");
        }
        if (!projection.isLoaded()) {
            throw Refused.because(
                    Refused.Reason.STARTING, "What was stored before is being read; ask again in a moment.");
        }
        if (!rebuild.begin()) {
            throw Refused.because(
                    Refused.Reason.REBUILDING, "A rebuild is under way; /projection tells how far it is.");
        }
        return page(ResponseEntity.status(HttpStatus.ACCEPTED).header(HttpHeaders.LOCATION, PATH));
    }

    private ResponseEntity<ProjectionPage> page(ResponseEntity.BodyBuilder reply) {
        ProjectionPage page = ProjectionPage.of(projection.current(), feed, rebuild);
        return reply.cacheControl(CacheControl.noStore()).body(page.of(Caller.current()));
    }
}
