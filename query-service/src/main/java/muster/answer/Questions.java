package muster.answer;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import muster.event.Participant;
import muster.gate.Caller;
import muster.projection.Projection;

/** The questions that can be put (api.md, "Query side"). */
@RestController
class Questions {

    private static final String CSV = "text/csv";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Views views;
    private final Summaries summaries;
    private final Projection projection;

    Questions(Views views, Summaries summaries, Projection projection) {
        this.views = views;
        this.summaries = summaries;
        this.projection = projection;
    }

    /** The coalitions. */
    @GetMapping(
            path = {"/coalitions", "/coalitions.csv"},
            produces = {JSON, CSV})
    @Takes(pages = true)
    ResponseEntity<Coalitions> coalitions(Asked asked, HttpServletRequest request) {
        Views.Reach reach = views.reach(asked);
        Caller caller = Caller.current();
        List<Coalitions.Row> all = reach.snapshot().coalitions().stream()
                .filter(coalition -> caller.mayRead(coalition.slug()))
                .flatMap(coalition -> summaries.of(coalition, asked, reach).stream())
                .toList();
        Page<Coalitions.Row> page = Page.of(all, asked, reach.position());
        return Replies.of(new Coalitions(asked.at(), reach.asOf(), page.rows(), page.cursor()), request);
    }

    /** A coalition itself. */
    @GetMapping(
            path = {"/coalitions/{coalition}", "/coalitions/{coalition}.csv"},
            produces = {JSON, CSV})
    @Takes
    ResponseEntity<CoalitionPage> coalition(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(CoalitionPage.of(views.of(coalition, asked)), request);
    }

    /** Where everybody stands. */
    @GetMapping(
            path = {"/coalitions/{coalition}/stances", "/coalitions/{coalition}/stances.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.PARTICIPANT, Parameter.KIND},
            pages = true)
    ResponseEntity<Stances> stances(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Stances.of(views.of(coalition, asked)), request);
    }

    /** How everybody's stances ran. */
    @GetMapping(
            path = {"/coalitions/{coalition}/history", "/coalitions/{coalition}/history.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.PARTICIPANT, Parameter.KIND},
            at = false,
            pages = true)
    ResponseEntity<History> histories(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(History.ofAll(views.of(coalition, asked)), request);
    }

    /** How a participant's stances ran. */
    @GetMapping(
            path = {
                "/coalitions/{coalition}/participants/{participant}/history",
                "/coalitions/{coalition}/participants/{participant}/history.csv"
            },
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.KIND},
            at = false,
            pages = true)
    ResponseEntity<History> history(
            @PathVariable String coalition, @PathVariable String participant, Asked asked, HttpServletRequest request) {
        Participant about = participant(participant);
        View view = views.of(coalition, asked);
        views.refuseUnknown(about, view.coalition(), projection.current());
        return Replies.of(History.of(view, about), request);
    }

    static Participant participant(String code) {
        return Optional.of(code)
                .filter(given -> !given.isBlank() && given.length() <= 64)
                .map(Participant::new)
                .orElseThrow(() -> Refused.because(
                        Refused.Reason.PARTICIPANT_UNKNOWN, "A participant is named by a code such as FR or NATO."));
    }

    /** What was said. */
    @GetMapping(
            path = {"/coalitions/{coalition}/statements", "/coalitions/{coalition}/statements.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.PARTICIPANT, Parameter.KIND, Parameter.TYPE, Parameter.PUBLISHER, Parameter.Q},
            pages = true)
    ResponseEntity<Statements> statements(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Statements.of(views.of(coalition, asked)), request);
    }

    /** One statement, with everything said about it and the stances that it set. */
    @GetMapping(path = "/coalitions/{coalition}/statements/{id}", produces = JSON)
    @Takes
    ResponseEntity<StatementPage> statement(
            @PathVariable String coalition, @PathVariable String id, Asked asked, HttpServletRequest request) {
        return Replies.of(StatementPage.of(views.of(coalition, asked), id), request);
    }

    /** Who published it or passed it on. */
    @GetMapping(
            path = {"/coalitions/{coalition}/sources", "/coalitions/{coalition}/sources.csv"},
            produces = {JSON, CSV})
    @Takes(pages = true)
    ResponseEntity<Sources> sources(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Sources.of(views.of(coalition, asked)), request);
    }

    /** What was claimed of all together, and who can be named. */
    @GetMapping(
            path = {"/coalitions/{coalition}/claims", "/coalitions/{coalition}/claims.csv"},
            produces = {JSON, CSV})
    @Takes(pages = true)
    ResponseEntity<Claims> claims(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Claims.of(views.of(coalition, asked)), request);
    }

    /** Who could be named for it as time went by. */
    @GetMapping(
            path = {"/coalitions/{coalition}/claims/history", "/coalitions/{coalition}/claims/history.csv"},
            produces = {JSON, CSV})
    @Takes(pages = true)
    ResponseEntity<ClaimHistory> claimHistory(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(ClaimHistory.of(views.of(coalition, asked)), request);
    }

    /** What was pledged. */
    @GetMapping(
            path = {"/coalitions/{coalition}/pledges", "/coalitions/{coalition}/pledges.csv"},
            produces = {JSON, CSV})
    @Takes(
            value = {Parameter.PARTICIPANT, Parameter.KIND},
            pages = true)
    ResponseEntity<Pledges> pledges(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Pledges.of(views.of(coalition, asked)), request);
    }

    /** When they met. */
    @GetMapping(
            path = {"/coalitions/{coalition}/meetings", "/coalitions/{coalition}/meetings.csv"},
            produces = {JSON, CSV})
    @Takes(pages = true)
    ResponseEntity<Meetings> meetings(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        return Replies.of(Meetings.of(views.of(coalition, asked)), request);
    }
}
