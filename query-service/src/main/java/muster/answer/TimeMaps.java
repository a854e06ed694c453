package muster.answer;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import muster.event.Coalition;
import muster.event.Participant;
import muster.event.Recorded;
import muster.projection.Snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Since when there is what to know, moment by moment: the time maps of RFC 7089. */
@RestController
class TimeMaps {

    private static final String LINKS = "application/link-format";
    private static final String SELF = "/timemap";

    private final Views views;

    TimeMaps(Views views) {
        this.views = views;
    }

    /** The states of where everybody stands: one for each command. */
    @GetMapping(path = "/coalitions/{coalition}/timemap", produces = LINKS)
    @Takes(at = false, question = false)
    ResponseEntity<byte[]> ofCoalition(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        Snapshot snapshot = views.reach(asked).snapshot();
        List<Recorded> records = views.records(snapshot, Views.coalition(coalition, snapshot));
        return reply(records, _ -> true, "/stances", request);
    }

    /** The states of a participant's history: one for each command of which something concerns it. */
    @GetMapping(path = "/coalitions/{coalition}/participants/{participant}/timemap", produces = LINKS)
    @Takes(at = false, question = false)
    ResponseEntity<byte[]> ofParticipant(
            @PathVariable String coalition, @PathVariable String participant, Asked asked, HttpServletRequest request) {
        Participant about = Questions.participant(participant);
        Snapshot snapshot = views.reach(asked).snapshot();
        Coalition known = Views.coalition(coalition, snapshot);
        views.refuseUnknown(about, known, snapshot);
        List<Recorded> records = views.records(snapshot, known);
        return reply(records, Concerned.with(about, records), "/history", request);
    }

    private static ResponseEntity<byte[]> reply(
            List<Recorded> records, Predicate<Recorded> isMeant, String original, HttpServletRequest request) {
        String self = request.getRequestURI();
        String parent = self.substring(0, self.length() - SELF.length());
        TimeMap map = new TimeMap(parent + original, self, TimeMap.states(records, isMeant));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(LINKS))
                .eTag("%d-%08x".formatted(map.states().size(), Objects.hash(map)))
                .cacheControl(CacheControl.noCache())
                .body(map.text().getBytes(UTF_8));
    }
}
