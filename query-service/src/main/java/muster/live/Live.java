package muster.live;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import muster.answer.Asked;
import muster.answer.Parameter;
import muster.answer.Refused;
import muster.answer.Takes;
import muster.answer.Views;
import muster.event.Coalition;
import muster.gate.Caller;
import muster.gate.Client;
import muster.projection.Projection;

/** The stream of what was just recorded and what it moved. */
@RestController
class Live {

    private final Views views;
    private final Projection projection;
    private final Notices notices;
    private final Audience audience;
    private final Places places;
    private final Duration heartbeat;

    Live(
            Views views,
            Projection projection,
            Notices notices,
            Audience audience,
            Places places,
            @Value("${muster.live.heartbeat:PT15S}") Duration heartbeat) {
        this.views = views;
        this.projection = projection;
        this.notices = notices;
        this.audience = audience;
        this.places = places;
        this.heartbeat = heartbeat;
    }

    /** Statements and moves as they are recorded, from a position or the last event that was received on. */
    @GetMapping(path = "/coalitions/{coalition}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Takes(
            value = {Parameter.AFTER, Parameter.PARTICIPANT, Parameter.KIND, Parameter.DIRECTION},
            at = false,
            question = false)
    void live(
            @PathVariable String coalition,
            Asked asked,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpMethod method,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Coalition watched = views.watched(coalition, asked);
        Cursor from = from(asked, lastEventId);
        try (Places.Place _ = places.take(Client.of(request))) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            if (!method.equals(HttpMethod.HEAD)) {
                var until = Caller.current().until();
                var out = response.getOutputStream();
                new Watcher(projection, notices, audience, watched, asked, from, out, heartbeat, until).run();
            }
        }
    }

    private Cursor from(Asked asked, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            return Cursor.parse(lastEventId)
                    .orElseThrow(() -> Refused.header("Last-Event-ID", "must be the id of an event, such as 214.0"));
        }
        return Cursor.after(asked.after().orElse(projection.current().position()));
    }
}
