package muster.eventstore;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.messaging.eventhandling.EventMessage;

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

    private static final String COMMAND = """
            select c.digest, l.position, l.id, l.type, l.recorded_at
            from command c join log l on l.position between c.first and c.last
            where c.command_id = ? order by l.position""";

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

    @Override
    public Optional<RecordedCommand> findCommand(UUID commandId) {
        record Row(String digest, Appended event) {}
        var rows = database.ask(
                COMMAND,
                row -> new Row(
                        HexFormat.of().formatHex(row.getBytes("digest")),
                        new Appended(
                                row.getLong("position"),
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                instant(row, "recorded_at"))),
                commandId);
        return rows.stream()
                .findFirst()
                .map(first -> new RecordedCommand(
                        commandId, first.digest(), rows.stream().map(Row::event).toList()));
    }
}
