package muster.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import muster.eventstore.Selection.Alternative;

/** A statement in the making: its text and what goes in the place of each question mark. */
final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Many values as one parameter: an array of PostgreSQL's. */
    record Column(String type, List<? extends @Nullable Object> values) {

        static Column texts(List<String> values) {
            return new Column("text", values);
        }

        static <T> Column of(String type, List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
            return new Column(type, rows.stream().map(value).toList());
        }

        /** The driver sends an array in binary, which costs both sides less, only where its type says what it holds. */
        Array on(Connection connection) throws SQLException {
            return connection.createArrayOf(
                    type,
                    switch (type) {
                        case "bytea" -> values.toArray(byte[][]::new);
                        case "text" -> values.toArray(String[]::new);
                        case "int8" -> values.toArray(Long[]::new);
                        default -> values.toArray();
                    });
        }
    }

    Sql add(String part, Object... parameters) {
        text.append(part);
        values.addAll(List.of(parameters));
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i) instanceof Column column ? column.on(connection) : values.get(i));
        }
        return statement;
    }

    /** Adds a subquery: the positions in a range of the events that a selection matches, each once. */
    Sql addPositions(Selection selection, Range range) {
        if (selection.alternatives().isEmpty()) {
            return add("select position from log where false");
        }
        var junction = "(";
        for (var wanted : selection.alternatives()) {
            add(junction).addPositions(wanted, range).add(")");
            junction = " union (";
        }
        return this;
    }

    Sql addPositions(Alternative wanted, Range range) {
        if (wanted.isAnyEvent()) {
            return add("select position from log").addRange(" where", range);
        }
        if (wanted.types().isEmpty()) {
            return addTagged(wanted.tags(), range);
        }
        var types = Column.texts(wanted.types());
        if (wanted.tags().isEmpty()) {
            return add("select position from log where type = any (?)", types).addRange(" and", range);
        }
        return add("select position from (")
                .addTagged(wanted.tags(), range.unlimited())
                .add(") t where (select type from log l where l.position = t.position) = any (?)", types)
                .addRange(" and", range);
    }

    /**
     * Among several tags the rarest leads: one that occurs fewer than 32 times, or else the one whose last 32 reach
     * back furthest. So the cost follows the rare tag, whatever the planner believes about how often each occurs.
     */
    private Sql addTagged(List<String> tags, Range range) {
        if (tags.stream().anyMatch(IdTag::is)) {
            return addOfId(tags, range);
        }
        if (tags.size() == 1) {
            return add("select position from tag where tag = ?", tags.getFirst())
                    .addRange(" and", range);
        }
        return add("""
                        select position from tag
                        where tag = (
                            select t from unnest(?) t
                            order by (
                                select position from tag n where n.tag = t order by position desc offset 31 limit 1)
                            nulls first limit 1)
                        and (select count(*) from tag b where b.tag = any (?) and b.position = tag.position) = ?""", Column.texts(tags), Column.texts(tags), tags.size()).addRange(" and", range);
    }

    /** The one event of an id, if it carries the other tags as well. */
    private Sql addOfId(List<String> tags, Range range) {
        var ids = tags.stream().filter(IdTag::is).map(IdTag::idIn).toList();
        var others = tags.stream().filter(tag -> !IdTag.is(tag)).toList();
        if (ids.size() > 1 || ids.getFirst().isEmpty()) {
            return add("select position from log where false");
        }
        return add("""
                        select position from log
                        where id = ? and (select count(*) from tag b where b.tag = any (?) and b.position = log.position) = ?""", ids.getFirst().get(), Column.texts(others), others.size())
                .addRange(" and", range);
    }

    private Sql addRange(String junction, Range range) {
        return add(
                junction + " position > ? and position <= ? order by position limit ?",
                range.after(),
                range.upTo(),
                range.most());
    }
}
