package muster.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import muster.eventstore.Batch.Finding;
import muster.eventstore.Selection.Alternative;
import muster.eventstore.Sql.Column;

/**
 * Asks the store about all appends of a batch at once: takes the lock of the order, reads the head, and finds whose
 * commands are recorded and whose tags occur after their markers. One round trip, and each statement of it sees what
 * was committed before the lock was had.
 */
final class Screening {

    private record Suspicion(int append, int alternative) {}

    private final Connection connection;
    private final List<Pending> appends;
    private Head head = Head.EMPTY;
    private final Set<UUID> recorded = new HashSet<>();
    private final Set<Suspicion> suspicions = new HashSet<>();

    private Screening(Connection connection, List<Pending> appends) {
        this.connection = connection;
        this.appends = appends;
    }

    static Screening of(Connection connection, List<Pending> appends) throws SQLException {
        var screening = new Screening(connection, appends);
        screening.ask();
        return screening;
    }

    Head head() {
        return head;
    }

    /** What the store says against an append; costs a question more only where its tags do occur after its marker. */
    Finding finding(int index) throws SQLException {
        var append = appends.get(index);
        if (append.commandId().filter(recorded::contains).isPresent()) {
            return Finding.COMMAND_RECORDED;
        }
        return append.looksAtLogUpTo(head.position()) && conflicts(index, append) ? Finding.CONFLICT : Finding.NOTHING;
    }

    private boolean conflicts(int index, Pending append) throws SQLException {
        var selection = append.selection();
        if (selection.everything()) {
            return true;
        }
        for (int i = 0; i < selection.alternatives().size(); i++) {
            var wanted = selection.alternatives().get(i);
            boolean suspected = wanted.tags().isEmpty() || suspicions.contains(new Suspicion(index, i));
            if (suspected && (wanted.isOneTag() || occurs(wanted, append.after()))) {
                return true;
            }
        }
        return false;
    }

    private boolean occurs(Alternative wanted, long after) throws SQLException {
        var sql = new Sql()
                .add("select exists (")
                .addPositions(wanted, Range.after(after).atMost(1))
                .add(")");
        try (var statement = sql.prepare(connection);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private void ask() throws SQLException {
        try (var statement = questions().prepare(connection)) {
            statement.execute();
            read(statement, row -> head = new Head(row.getLong(1), Database.instant(row, "recorded_at")));
            read(statement, row -> recorded.add(row.getObject(1, UUID.class)));
            read(statement, row -> suspicions.add(new Suspicion(row.getInt(1), row.getInt(2))));
        }
    }

    private Sql questions() {
        var commandIds =
                appends.stream().flatMap(append -> append.commandId().stream()).toList();
        var wanted = WantedTag.of(appends);
        return new Sql()
                .add("select pg_advisory_xact_lock(?);", LogLocks.ORDER)
                .add("select position, recorded_at from log order by position desc limit 1;")
                .add("select command_id from command where command_id = any (?);", new Column("uuid", commandIds))
                .add(
                        """
                        select w.append, w.alternative from unnest(?, ?, ?, ?) as w (append, alternative, tag, after)
                        group by w.append, w.alternative
                        having bool_and(exists (select from tag t where t.tag = w.tag and t.position > w.after))""",
                        new Column(
                                "int4", wanted.stream().map(WantedTag::append).toList()),
                        new Column(
                                "int4",
                                wanted.stream().map(WantedTag::alternative).toList()),
                        new Column("text", wanted.stream().map(WantedTag::tag).toList()),
                        new Column("int8", wanted.stream().map(WantedTag::after).toList()));
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

    /** A tag that an alternative of a condition asks for behind the condition's marker. */
    private record WantedTag(int append, int alternative, String tag, long after) {

        static List<WantedTag> of(List<Pending> appends) {
            var all = new ArrayList<WantedTag>();
            for (int i = 0; i < appends.size(); i++) {
                var alternatives = appends.get(i).selection().alternatives();
                for (int j = 0; j < alternatives.size(); j++) {
                    for (var tag : alternatives.get(j).tags()) {
                        all.add(new WantedTag(i, j, tag, appends.get(i).after()));
                    }
                }
            }
            return all;
        }
    }
}
