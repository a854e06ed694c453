package muster.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import muster.eventstore.Batch.Finding;
import muster.eventstore.Sql.Column;

/**
 * Asks the store about all appends of a batch at once: takes the lock of the order, reads the head, and finds whose
 * commands are recorded and whose tags occur after their places. One round trip, and each statement of it sees what
 * was committed before the lock was had.
 */
final class Screening {

    private final Connection connection;
    private Head head = Head.EMPTY;
    private final Set<UUID> recorded = new HashSet<>();
    private final Set<Wanted> found = new HashSet<>();

    private Screening(Connection connection) {
        this.connection = connection;
    }

    static Screening of(Connection connection, List<Pending> appends) throws SQLException {
        var screening = new Screening(connection);
        screening.ask(appends);
        return screening;
    }

    Head head() {
        return head;
    }

    /** What the store says against an append; costs a question more only where its tags do occur after its place. */
    Finding finding(Pending append) throws SQLException {
        if (append.commandId().filter(recorded::contains).isPresent()) {
            return Finding.COMMAND_RECORDED;
        }
        for (var premise : append.premises()) {
            if (!premise.sure() && premise.upTo().position() < head.position() && fails(premise)) {
                return Finding.CONFLICT;
            }
        }
        return Finding.NOTHING;
    }

    private boolean fails(Premise premise) throws SQLException {
        var fits = premise.fits();
        long after = premise.upTo().position();
        boolean suspected = fits.tags().stream().allMatch(tag -> found.contains(new Wanted(tag, after)));
        return suspected && (fits.isOneTag() || fits.isAnyEvent() || occurs(premise));
    }

    private boolean occurs(Premise premise) throws SQLException {
        var range = Range.after(premise.upTo().position()).atMost(1);
        var sql = new Sql()
                .add("select exists (")
                .addPositions(premise.fits(), range)
                .add(")");
        try (var statement = sql.prepare(connection);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private void ask(List<Pending> appends) throws SQLException {
        try (var statement = questions(appends).prepare(connection)) {
            statement.execute();
            read(statement, row -> head = new Head(row.getLong(1), Database.instant(row, "recorded_at")));
            read(statement, row -> recorded.add(row.getObject(1, UUID.class)));
            read(statement, row -> found.add(new Wanted(row.getString(1), row.getLong(2))));
        }
    }

    private static Sql questions(List<Pending> appends) {
        var commandIds =
                appends.stream().flatMap(append -> append.commandId().stream()).toList();
        var wanted = Wanted.of(appends);
        var tags = wanted.stream().filter(it -> !it.isOfId()).toList();
        var ids = wanted.stream().filter(Wanted::isOfId).toList();
        return new Sql()
                .add("select pg_advisory_xact_lock(?);", LogLocks.ORDER)
                .add("select position, recorded_at from log order by position desc limit 1;")
                .add(
                        "select command_id from log where command_id = any (?) and digest is not null;",
                        new Column("uuid", commandIds))
                .add(
                        """
                        select w.tag, w.after from unnest(?, ?) as w (tag, after),
                            lateral (select from tag t where t.tag = w.tag and t.position > w.after limit 1) found
                        union all
                        select w.tag, w.after from unnest(?, ?, ?) as w (tag, id, after),
                            lateral (select from log l where l.id = w.id and l.position > w.after limit 1) found""",
                        Column.of("text", tags, Wanted::tag),
                        Column.of("int8", tags, Wanted::after),
                        Column.of("text", ids, Wanted::tag),
                        Column.of("uuid", ids, it -> IdTag.idIn(it.tag()).orElse(null)),
                        Column.of("int8", ids, Wanted::after));
    }

    private interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Goes on to the next of the results. */
    private static void read(PreparedStatement statement, RowVisitor visitor) throws SQLException {
        statement.getMoreResults();
        try (var rows = statement.getResultSet()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }
}
