package muster.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.axonframework.messaging.eventhandling.EventMessage;

import muster.eventstore.Known.Noted;
import muster.eventstore.Sql.Column;

import static muster.eventstore.Database.instant;
import static muster.eventstore.Database.timestamp;

/** What the engines ask the store for; each answer is of one snapshot. */
final class EventReads implements RecordedCommands {

    /** Halves the log: lo stays before the moment, hi at or after it, until they are neighbours. */
    private static final String LAST_BEFORE = """
            with recursive search (lo, hi) as (
                select 0::bigint, (select coalesce(max(position), 0) + 1 from log)
                union all
                select case when l.recorded_at < ? then l.position else s.lo end,
                       case when l.recorded_at < ? then s.hi else l.position end
                from search s join log l on l.position = (s.lo + s.hi) / 2 and s.hi - s.lo > 1)
            select lo from search order by hi - lo limit 1""";

    private static final String COMMANDS = """
            select first.command_id, first.digest, l.position, l.id, l.type, l.recorded_at
            from unnest(?) as wanted (command_id),
                lateral (select * from log f
                         where f.command_id = wanted.command_id and f.digest is not null limit 1) first,
                lateral (select * from log m
                         where m.position between first.position and first.command_last limit 1000) l
            order by l.position""";

    private static final String KNOWN = """
            select (select position from log order by position desc limit 1) as head, wanted.tag, hit.position,
                   (select record from log l where l.position = hit.position) as record
            from unnest(?, ?) as wanted (tag, id)
                left join lateral (
                    (select t.position from tag t where t.tag = wanted.tag order by t.position limit ?)
                    union all
                    select l.position from log l where l.id = wanted.id) hit on true
            order by hit.position""";

    private final Database database;
    private final RecordCodec codec;

    EventReads(Database database, RecordCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** An event and where it lies. */
    record Stored(long position, EventMessage event) {}

    /** The events that match and the position of the head, both as in one snapshot. */
    record Matches(long head, List<Stored> events) {}

    Head head() {
        return Head.of(database);
    }

    /** The position of the last event recorded before a moment; 0 where there is none. */
    long lastBefore(Instant moment) {
        var at = timestamp(moment);
        return database.ask(LAST_BEFORE, row -> row.getLong("lo"), at, at).getFirst();
    }

    Matches matching(Selection selection, Range range) {
        record Found(long head, Optional<Stored> stored) {}
        var found = database.ask(
                connection -> addMatching(new Sql(), selection, range).prepare(connection), row -> {
                    var bytes = row.getBytes("record");
                    var position = row.getLong("position");
                    return new Found(
                            row.getLong("head"),
                            Optional.ofNullable(bytes).map(record -> new Stored(position, codec.decode(record))));
                });
        return new Matches(
                found.getFirst().head(),
                found.stream().flatMap(row -> row.stored().stream()).toList());
    }

    /** One row for each event, or a single one for the head where nothing matches. */
    static Sql addMatching(Sql sql, Selection selection, Range range) {
        return sql.add("""
                        select (select position from log order by position desc limit 1) as head,
                               hit.position,
                               (select record from log l where l.position = hit.position) as record
                        from (values (1)) one left join (""")
                .addPositions(selection, range)
                .add(") hit on true order by hit.position limit ?", range.most());
    }

    /** What the store knows of each of these tags, all as in one snapshot. */
    Map<String, Known> known(Set<String> tags) {
        record Found(long head, String tag, Optional<Noted> noted) {}
        var wanted = List.copyOf(tags);
        var rows = database.ask(
                KNOWN,
                row -> new Found(row.getLong("head"), row.getString("tag"), noted(row)),
                Column.texts(wanted),
                Column.of("uuid", wanted, tag -> IdTag.idIn(tag).orElse(null)),
                Long.MAX_VALUE);
        var upTo = Place.at(rows.getFirst().head());
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Found::tag,
                        Collectors.collectingAndThen(
                                Collectors.flatMapping(row -> row.noted().stream(), Collectors.toList()),
                                events -> new Known(events, upTo))));
    }

    private Optional<Noted> noted(ResultSet row) throws SQLException {
        var record = row.getBytes("record");
        return record == null
                ? Optional.empty()
                : Optional.of(new Noted(codec.decode(record), Place.at(row.getLong("position")), 0, record.length));
    }

    @Override
    public List<RecordedCommand> findCommands(Collection<UUID> commandIds) {
        record Row(UUID commandId, String digest, Appended event) {}
        var rows = database.ask(
                COMMANDS,
                row -> new Row(
                        row.getObject("command_id", UUID.class),
                        HexFormat.of().formatHex(row.getBytes("digest")),
                        new Appended(
                                row.getLong("position"),
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                instant(row, "recorded_at"))),
                new Column("uuid", List.copyOf(commandIds)));
        return rows.stream()
                .collect(Collectors.groupingBy(Row::commandId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(events -> new RecordedCommand(
                        events.getFirst().commandId(),
                        events.getFirst().digest(),
                        events.stream().map(Row::event).toList()))
                .toList();
    }
}
