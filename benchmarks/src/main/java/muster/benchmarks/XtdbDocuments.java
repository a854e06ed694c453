package muster.benchmarks;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import clojure.lang.IPersistentVector;
import clojure.lang.PersistentVector;
import xtdb.api.XtdbDocument;

import muster.event.AnnouncedAt;
import muster.event.ConditionEvent;
import muster.event.Conditions;
import muster.event.DeliveryReported;
import muster.event.Kind;
import muster.event.KindsEvent;
import muster.event.PledgeAmended;
import muster.event.PledgeEvent;
import muster.event.Recorded;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.record.RecordFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Statements as documents: the whole record, and beside it, each as a field, what the fold needs of it. */
final class XtdbDocuments {

    private static final RecordFormat FORMAT = new RecordFormat();

    private final Map<UUID, Long> places = new HashMap<>();
    private final Map<UUID, Date> points = new HashMap<>();

    XtdbDocument of(Recorded record) {
        long place = record.statement().corrects().map(places::get).orElse(record.position());
        places.put(record.id(), place);
        points.put(record.id(), point(record));
        var fields = new HashMap<String, Object>();
        fields.put("coalition", record.coalition().slug());
        fields.put("type", record.event().type());
        fields.put("point", point(record).getTime());
        fields.put("place", place);
        fields.put("position", record.position());
        fields.put("record", new String(FORMAT.write(record, Store.ORIGIN), UTF_8));
        fields.putAll(said(record));
        return XtdbDocument.create(record.id(), fields);
    }

    /** When a statement that was made a document counts from. */
    Date validFrom(UUID id) {
        return java.util.Objects.requireNonNull(points.get(id));
    }

    private static Date point(Recorded record) {
        return Date.from(
                record.statement().announcedAt().map(AnnouncedAt::point).orElseThrow());
    }

    private static Map<String, Object> said(Recorded record) {
        return switch (record.event()) {
            case ConditionEvent about -> Map.of("condition", about.condition().word());
            case KindsEvent about ->
                Map.of(
                        "participant", about.participant().code(),
                        "kinds", vector(about.kinds().stream().map(Kind::name).toList()));
            case PledgeEvent about -> pledge(about);
            default -> Map.of();
        };
    }

    private static Map<String, Object> pledge(PledgeEvent event) {
        var fields = new HashMap<String, Object>(Map.of(
                "participant", event.participant().code(),
                "pledge", event.pledgeId().value()));
        switch (event) {
            case TroopsPledged pledge -> {
                fields.put("kinds", vector(List.of(Kind.TROOPS.name())));
                fields.put("conditions", conditions(pledge.conditions()));
            }
            case SupportPledged pledge -> {
                fields.put("kinds", vector(List.of(pledge.kind().name())));
                fields.put("conditions", conditions(pledge.conditions()));
            }
            case PledgeAmended change ->
                change.conditions().set().ifPresent(set -> fields.put("conditions", conditions(set)));
            case DeliveryReported report -> fields.put("complete", report.complete());
            default -> {}
        }
        return fields;
    }

    private static IPersistentVector conditions(Conditions conditions) {
        return vector(conditions.all().stream()
                .map(one -> vector(one.anyOf().stream().map(Object::toString).toList()))
                .toList());
    }

    private static IPersistentVector vector(List<?> all) {
        return PersistentVector.create(all);
    }
}
