package muster.stance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.AnnouncedAt;
import muster.event.AnyOf;
import muster.event.Change;
import muster.event.Coalition;
import muster.event.Condition;
import muster.event.Conditions;
import muster.event.Credibility;
import muster.event.DeliveryReported;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.PledgeAmended;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;
import muster.event.PledgeWithdrawn;
import muster.event.PublishedOn;
import muster.event.Recorded;
import muster.event.Reliability;
import muster.event.Statement;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/** Builds the records of one coalition, a statement at a time; a test mentions only what matters to it. */
final class History {

    static final Participant FRANCE = new Participant("FR");
    static final Condition CEASEFIRE = new Condition("CEASEFIRE");
    static final Condition US_BACKSTOP = new Condition("US_BACKSTOP");

    private static final Instant FIRST_RECORDED = Instant.parse("2025-10-01T00:00:00Z");

    private final List<Recorded> records = new ArrayList<>();

    List<Recorded> records() {
        return List.copyOf(records);
    }

    Known known() {
        return Known.at(records.size(), records);
    }

    /** Adds what was said on a day by "Example Press"; answers its id. */
    UUID said(String announcedAt, Event event) {
        return said(announcedAt, event, evidence("Example Press"));
    }

    UUID said(String announcedAt, Event event, Evidence... evidence) {
        return add(new Statement(
                Optional.of(AnnouncedAt.parse(announcedAt)), Arrays.asList(evidence), event, Optional.empty()));
    }

    UUID retracted(UUID statement) {
        return add(new Statement(
                Optional.empty(),
                List.of(),
                new StatementRetracted(statement, "slip", Optional.empty()),
                Optional.empty()));
    }

    UUID corrected(UUID statement, String announcedAt, Event event) {
        retracted(statement);
        return add(new Statement(
                Optional.of(AnnouncedAt.parse(announcedAt)),
                List.of(evidence("Example Press")),
                event,
                Optional.of(statement)));
    }

    private UUID add(Statement statement) {
        long position = records.size() + 1L;
        UUID id = UUID.nameUUIDFromBytes(("event " + position).getBytes(StandardCharsets.UTF_8));
        records.add(new Recorded(
                position,
                id,
                new Coalition("test"),
                FIRST_RECORDED.plusSeconds(position),
                UUID.nameUUIDFromBytes(("command " + position).getBytes(StandardCharsets.UTF_8)),
                "test",
                statement));
        return id;
    }

    static Evidence evidence(String publisher, String... via) {
        return evidence(publisher, Optional.empty(), via);
    }

    static Evidence graded(String publisher, Reliability reliability, int credibility) {
        return evidence(publisher, Optional.of(grade(reliability, credibility)));
    }

    static Grade grade(Reliability reliability, int credibility) {
        return new Grade(Optional.of(reliability), Optional.of(new Credibility(credibility)));
    }

    private static Evidence evidence(String publisher, Optional<Grade> grade, String... via) {
        return new Evidence(
                publisher,
                PublishedOn.parse("2025-09-04"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Arrays.asList(via),
                Optional.empty(),
                Optional.empty(),
                grade);
    }

    static Event troops(String pledge, Condition... waitingFor) {
        return new TroopsPledged(FRANCE, new PledgeId(pledge), Optional.empty(), allOf(waitingFor), Optional.empty());
    }

    static Event support(String pledge, Kind kind) {
        return new SupportPledged(
                FRANCE, new PledgeId(pledge), kind, Optional.empty(), Optional.empty(), Conditions.NONE);
    }

    static Event reaffirmed(String pledge) {
        return new PledgeReaffirmed(FRANCE, new PledgeId(pledge));
    }

    static Event withdrawn(String pledge) {
        return new PledgeWithdrawn(FRANCE, new PledgeId(pledge), Optional.empty());
    }

    static Event delivered(String pledge, boolean complete) {
        return new DeliveryReported(FRANCE, new PledgeId(pledge), Optional.empty(), complete);
    }

    static Event amended(String pledge, Condition... waitingFor) {
        return new PledgeAmended(
                FRANCE,
                new PledgeId(pledge),
                new Change.Unchanged<>(),
                new Change.Unchanged<>(),
                new Change.Unchanged<>(),
                new Change.Unchanged<>(),
                new Change.To<>(allOf(waitingFor)));
    }

    static Conditions allOf(Condition... waitingFor) {
        return new Conditions(
                Arrays.stream(waitingFor).map(one -> new AnyOf(List.of(one))).toList());
    }
}
