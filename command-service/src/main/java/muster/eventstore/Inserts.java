package muster.eventstore;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import muster.eventstore.Sql.Column;
import muster.eventstore.Verdict.Accepted;

import static muster.eventstore.Database.timestamp;

/** What a batch writes, sent in one go: its rows column by column, and the word to all who wait for the log to grow. */
final class Inserts {

    private Inserts() {}

    static Sql of(Batch batch) {
        var sql = new Sql();
        addEvents(sql, batch);
        addTags(sql, batch.rows().stream().flatMap(TagRow::of).toList());
        addCommands(sql, batch.accepted().stream().flatMap(CommandRow::of).toList());
        return sql.add("select pg_notify(?, ?)", LogLocks.CHANNEL, Long.toString(batch.position()));
    }

    private static void addEvents(Sql sql, Batch batch) {
        var rows = batch.rows();
        sql.add(
                """
                insert into log (position, id, coalition, command_id, type, recorded_at, record, leaf)
                select r.position, r.id, r.coalition, r.command_id, r.type, ?, r.record, r.leaf
                from unnest(?, ?, ?, ?, ?, ?, ?) as r (position, id, coalition, command_id, type, record, leaf);""",
                timestamp(batch.recordedAt()),
                column("int8", rows, Row::position),
                column("uuid", rows, row -> row.draft().id()),
                column("text", rows, row -> row.draft().coalition().orElse(null)),
                column("uuid", rows, row -> row.commandId().orElse(null)),
                column("text", rows, row -> row.draft().name().name()),
                column("bytea", rows, Row::record),
                column("bytea", rows, Row::leaf));
    }

    private record TagRow(String tag, long position) {

        static Stream<TagRow> of(Row row) {
            return row.draft().tagTexts().stream().map(tag -> new TagRow(tag, row.position()));
        }
    }

    private static void addTags(Sql sql, List<TagRow> tags) {
        sql.add(
                "insert into tag (tag, position) select t.tag, t.position from unnest(?, ?) as t (tag, position);",
                column("text", tags, TagRow::tag),
                column("int8", tags, TagRow::position));
    }

    private record CommandRow(CommandKey key, Receipt receipt) {

        static Stream<CommandRow> of(Accepted accepted) {
            return accepted.append().command().stream().map(key -> new CommandRow(key, accepted.receipt()));
        }
    }

    private static void addCommands(Sql sql, List<CommandRow> commands) {
        sql.add(
                """
                insert into command (command_id, digest, first, last)
                select c.command_id, c.digest, c.first, c.last
                from unnest(?, ?, ?, ?) as c (command_id, digest, first, last);""",
                column("uuid", commands, row -> row.key().id()),
                column("bytea", commands, row -> row.key().digestBytes()),
                column(
                        "int8",
                        commands,
                        row -> row.receipt().events().getFirst().position()),
                column("int8", commands, row -> row.receipt().position()));
    }

    private static <T> Column column(String type, List<T> rows, Function<T, @Nullable Object> value) {
        return new Column(type, rows.stream().map(value).toList());
    }
}
