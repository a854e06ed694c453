package muster.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.AboutStatement;
import muster.event.AnnouncedAt;
import muster.event.ByParticipant;
import muster.event.CollectiveClaimRecorded;
import muster.event.Evidence;
import muster.event.Kind;
import muster.event.KindsEvent;
import muster.event.PledgeEvent;
import muster.event.Recorded;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.stance.Cell;
import muster.stance.Known;
import muster.stance.Question;

/** Tells statements as they look under one question: what was said about each stands under it. */
public final class Tellings {

    private final Known statements;
    private final Question question;

    public Tellings(Known statements, Question question) {
        this.statements = statements;
        this.question = question;
    }

    public Statement tell(Recorded record) {
        return new Statement(
                record.id().toString(),
                record.event().type(),
                record.position(),
                record.recordedAt(),
                announced(record),
                participant(record),
                kinds(record),
                late(record),
                evidence(record),
                record.event(),
                named(record).map(named -> named.event().type()),
                corroborations(record.id()),
                disputes(record.id()),
                retraction(record.id()),
                record.statement().corrects().map(UUID::toString));
    }

    /** When it was announced, as given. */
    public static Optional<String> announced(Recorded record) {
        return record.statement().announcedAt().map(AnnouncedAt::text);
    }

    /** What of its evidence counts under the question. */
    List<Evidence> evidence(Recorded record) {
        return question.press().of(record.statement().evidence());
    }

    /** Whether it is visible to the question; also a retracted one, as long as its evidence counts. */
    boolean isVisible(Recorded record) {
        Optional<Boolean> counted = statements.said(record.id()).map(said -> said.isVisible(question));
        return counted.orElseGet(() -> isSaidByThen(record)
                && (record.event() instanceof StatementRetracted
                        || !evidence(record).isEmpty()));
    }

    private boolean isSaidByThen(Recorded record) {
        Optional<Instant> point = record.statement().announcedAt().map(AnnouncedAt::point);
        return question.at().isEmpty()
                || point.filter(moment -> moment.isAfter(question.at().get())).isEmpty();
    }

    /** Whom it concerns: for what is said about a statement, whom that one concerns. */
    Optional<String> participant(Recorded record) {
        return root(record).event() instanceof ByParticipant by
                ? Optional.of(by.participant().code())
                : Optional.empty();
    }

    List<Kind> kinds(Recorded record) {
        return switch (root(record).event()) {
            case KindsEvent kinds -> kinds.kinds();
            case TroopsPledged _ -> List.of(Kind.TROOPS);
            case SupportPledged pledge -> List.of(pledge.kind());
            case PledgeEvent pledge -> statements.kindOf(pledge).stream().toList();
            case CollectiveClaimRecorded claim -> claim.kinds();
            default -> List.of();
        };
    }

    /** Judged by what was known when it was recorded, on each of its kinds. */
    private List<Kind> late(Recorded record) {
        return record.event() instanceof ByParticipant by
                ? kinds(record).stream()
                        .filter(kind -> statements.isLate(record, new Cell(by.participant(), kind)))
                        .toList()
                : List.of();
    }

    private Recorded root(Recorded record) {
        Recorded root = record;
        Optional<Recorded> named = named(root);
        while (named.isPresent()) {
            root = named.get();
            named = named(root);
        }
        return root;
    }

    private Optional<Recorded> named(Recorded record) {
        return record.event() instanceof AboutStatement event
                ? statements.record(event.statementId()).filter(named -> named.position() < record.position())
                : Optional.empty();
    }

    private List<Recorded> counting(UUID id) {
        return statements.about(id).stream().filter(this::isVisible).toList();
    }

    List<Statement.Corroboration> corroborations(UUID id) {
        return counting(id).stream()
                .filter(one -> one.event() instanceof StatementCorroborated)
                .map(one -> new Statement.Corroboration(
                        one.id().toString(), one.position(), one.recordedAt(), announced(one), evidence(one)))
                .toList();
    }

    List<Statement.Dispute> disputes(UUID id) {
        List<Statement.Dispute> disputes = new ArrayList<>();
        for (Recorded one : counting(id)) {
            if (one.event() instanceof StatementDisputed dispute) {
                disputes.add(new Statement.Dispute(
                        one.id().toString(),
                        one.position(),
                        one.recordedAt(),
                        announced(one),
                        dispute.counterclaim(),
                        evidence(one)));
            }
        }
        return disputes;
    }

    private Optional<Statement.Retraction> retraction(UUID id) {
        return statements
                .retraction(id)
                .flatMap(record -> record.event() instanceof StatementRetracted why
                        ? Optional.of(new Statement.Retraction(
                                record.id().toString(),
                                record.position(),
                                record.recordedAt(),
                                why.reason(),
                                why.replacedBy().map(UUID::toString)))
                        : Optional.empty());
    }
}
