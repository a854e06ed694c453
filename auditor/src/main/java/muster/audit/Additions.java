package muster.audit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.event.AnnouncedAt;
import muster.event.ByParticipant;
import muster.event.Evidence;
import muster.event.Recorded;
import muster.record.Times;

/** The records behind one position and up to another. */
record Additions(Told told, long from, long to) {

    List<String> lines() {
        Columns columns =
                new Columns("position", "recorded", "type", "coalition", "participant", "announced", "published by");
        List<Recorded> records = told.chronicles().values().stream()
                .map(chronicle -> chronicle.between(from, to))
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Recorded::position))
                .toList();
        records.forEach(record -> add(columns, record));
        return Stream.concat(
                        Stream.of(
                                "", Words.count(records.size(), "record") + " added" + (records.isEmpty() ? "." : ":")),
                        records.isEmpty() ? Stream.of() : columns.lines().stream())
                .toList();
    }

    private static void add(Columns columns, Recorded record) {
        columns.add(
                Long.toString(record.position()),
                Times.text(record.recordedAt()),
                record.event().type(),
                record.coalition().slug(),
                record.event() instanceof ByParticipant by ? by.participant().code() : "",
                record.statement().announcedAt().map(AnnouncedAt::text).orElse(""),
                record.statement().evidence().stream()
                        .map(Evidence::publisher)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }
}
