package muster.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import tools.jackson.core.JsonGenerator;

import muster.event.AnnouncedAt;
import muster.event.AnyOf;
import muster.event.Condition;
import muster.event.Headcount;
import muster.event.Participant;
import muster.event.Quantity;
import muster.record.Json;
import muster.record.Shape;
import muster.record.Times;
import muster.stance.Known;
import muster.stance.OpenPledge;
import muster.stance.Question;
import muster.stance.Standing;

/**
 * The auditor's own answer to where everybody stands, written as {@code /coalitions/{c}/stances} writes its own, so that
 * the two can be laid side by side.
 *
 * @param recordedAt of the position; nothing before the first
 */
record StanceAnswer(
        Optional<Instant> at,
        long position,
        Optional<Instant> recordedAt,
        List<Standing> standings,
        SortedSet<Participant> participants) {

    static StanceAnswer of(Known known, long position, Optional<Instant> recordedAt, Question question) {
        SortedSet<Participant> participants = new TreeSet<>(known.members(question));
        participants.addAll(known.participants(question));
        return new StanceAnswer(question.at(), position, recordedAt, known.standings(question), participants);
    }

    byte[] json() {
        return Json.bytes(this::write);
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        writeTime(out, "at", at);
        out.writeName("known");
        out.writeStartObject();
        out.writeNumberProperty("position", position);
        writeTime(out, "recordedAt", recordedAt);
        out.writeEndObject();
        out.writeName("stances");
        out.writeStartArray();
        standings.forEach(standing -> write(out, standing));
        out.writeEndArray();
        out.writeName("participants");
        out.writeStartArray();
        participants.forEach(participant -> out.writeString(participant.code()));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeTime(JsonGenerator out, String name, Optional<Instant> time) {
        time.map(Times::text)
                .ifPresentOrElse(text -> out.writeStringProperty(name, text), () -> out.writeNullProperty(name));
    }

    private void write(JsonGenerator out, Standing standing) {
        var because = standing.period().because();
        out.writeStartObject();
        out.writeStringProperty("participant", standing.cell().participant().code());
        out.writeStringProperty("kind", standing.cell().kind().name());
        out.writeStringProperty("stance", standing.stance().name());
        out.writeStringProperty("since", Times.text(standing.period().from()));
        because.recorded()
                .statement()
                .announcedAt()
                .map(AnnouncedAt::text)
                .ifPresentOrElse(
                        text -> out.writeStringProperty("announcedAt", text),
                        () -> out.writeNullProperty("announcedAt"));
        out.writeStringProperty("because", because.id().toString());
        out.writeNumberProperty("position", because.position());
        out.writeStringProperty("restsOn", standing.restsOn().id().toString());
        out.writeBooleanProperty("contested", standing.contested());
        out.writeNumberProperty("support", standing.support());
        at.ifPresent(moment -> out.writeNumberProperty("staleDays", standing.staleDays(moment)));
        out.writeName("pledges");
        out.writeStartArray();
        standing.pledges().forEach(pledge -> write(out, pledge, standing));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, OpenPledge pledge, Standing standing) {
        out.writeStartObject();
        out.writeStringProperty("pledgeId", pledge.pledgeId().value());
        writeShaped(out, "headcount", Headcount.class, pledge.headcount());
        writeShaped(out, "quantity", Quantity.class, pledge.quantity());
        pledge.description().ifPresent(text -> out.writeStringProperty("description", text));
        pledge.area().ifPresent(text -> out.writeStringProperty("area", text));
        out.writeName("conditions");
        out.writeStartArray();
        pledge.conditions().all().forEach(anyOf -> Shape.of(AnyOf.class).write(out, anyOf));
        out.writeEndArray();
        out.writeName("unmet");
        out.writeStartArray();
        pledge.conditions().unmet(standing.met()).stream().map(Condition::word).forEach(out::writeString);
        out.writeEndArray();
        out.writeStringProperty("delivery", pledge.delivery().name());
        out.writeEndObject();
    }

    private static <T> void writeShaped(JsonGenerator out, String name, Class<T> type, Optional<T> value) {
        value.ifPresent(held -> {
            out.writeName(name);
            Shape.of(type).write(out, held);
        });
    }
}
