package muster.answer;

import java.net.URLEncoder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** A resource that has states, its path without what all of them share, and that by itself. */
    private static final Pattern STATEFUL =
            Pattern.compile("(.*?/coalitions/[^/?.]+(?:/participants/[^/?]+(?=/))?)/?(.*)");

    private static final String QUERY = "(?:\\?((?:[\\w.~!$&'()*+,;=:@/?-]++|%[0-9A-Fa-f]{2})*+))?";
    private static final Pattern OF_COALITION = Pattern.compile(
            "((?:(?:stances|history|claims|claims/history|pledges|meetings|statements|sources|changes|revisions)(?:\\.csv)?|changes\\.atom|statements/[0-9A-Fa-f-]{36}|\\.csv)?)"
                    + QUERY);
    private static final Pattern OF_PARTICIPANT = Pattern.compile("(history(?:\\.csv)?)" + QUERY);
    private static final String STANCES = "stances";
    private static final String HISTORY = "history";
    private static final String LINKS = "application/link-format";
    private static final String SELF = "/timemap";

    private final Views views;

    TimeMaps(Views views) {
        this.views = views;
    }

    /** The states of where everybody stands: one for each command. */
    @GetMapping(path = "/coalitions/{coalition}/timemap", produces = LINKS)
    @Takes(value = Parameter.OF, at = false, question = false)
    ResponseEntity<byte[]> ofCoalition(@PathVariable String coalition, Asked asked, HttpServletRequest request) {
        Snapshot snapshot = views.reach(asked).snapshot();
        List<Recorded> records = views.records(snapshot, Views.coalition(coalition, snapshot));
        return reply(records, _ -> true, original(request, OF_COALITION, STANCES), request);
    }

    /** The states of a participant's history: one for each command of which something concerns it. */
    @GetMapping(path = "/coalitions/{coalition}/participants/{participant}/timemap", produces = LINKS)
    @Takes(value = Parameter.OF, at = false, question = false)
    ResponseEntity<byte[]> ofParticipant(
            @PathVariable String coalition, @PathVariable String participant, Asked asked, HttpServletRequest request) {
        Participant about = Questions.participant(participant);
        Snapshot snapshot = views.reach(asked).snapshot();
        Coalition known = Views.coalition(coalition, snapshot);
        views.refuseUnknown(about, known, snapshot);
        List<Recorded> records = views.records(snapshot, known);
        return reply(records, Concerned.with(about, records), original(request, OF_PARTICIPANT, HISTORY), request);
    }

    /** The address of an original's time map; the list of all coalitions has none, for its states are the whole log's. */
    static Optional<String> of(Address original) {
        return Optional.of(STATEFUL.matcher(original.toString()))
                .filter(Matcher::matches)
                .map(found -> found.group(1) + SELF + of(found.group(2), usual(found.group(1))));
    }

    private static String usual(String parent) {
        return parent.contains("/participants/") ? HISTORY : STANCES;
    }

    private static String of(String resource, String usual) {
        return resource.equals(usual)
                ? ""
                : "?%s=%s".formatted(Parameter.OF.word(), URLEncoder.encode(resource, UTF_8));
    }

    /** It is written into links, so nothing may stand in it that would end one. */
    private static Address original(HttpServletRequest request, Pattern form, String usual) {
        String resource = Objects.requireNonNullElse(request.getParameter(Parameter.OF.word()), usual);
        Matcher of = form.matcher(resource);
        if (!of.matches()) {
            throw Refused.parameter(Parameter.OF, "must be an address under this one, such as %s".formatted(usual));
        }
        return Address.of(parent(request) + under(of.group(1)), of.group(2)).ofNoState();
    }

    private static String under(String resource) {
        return resource.isEmpty() || resource.startsWith(".") ? resource : "/" + resource;
    }

    private static String parent(HttpServletRequest request) {
        String self = request.getRequestURI();
        return self.substring(0, self.length() - SELF.length());
    }

    private static ResponseEntity<byte[]> reply(
            List<Recorded> records, Predicate<Recorded> isMeant, Address original, HttpServletRequest request) {
        String self = Address.of(request).toString();
        TimeMap map = new TimeMap(original, self, TimeMap.states(records, isMeant));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(LINKS))
                .eTag("%d-%08x".formatted(map.states().size(), Objects.hash(map)))
                .cacheControl(CacheControl.noCache())
                .body(map.text().getBytes(UTF_8));
    }
}
