package muster.baddays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * All that can be seen of a log from outside.
 *
 * @param lines of /log/events
 * @param tagged the positions that the rows of {@code tag} refer to
 * @param messages of Kafka's topic, each partition in its order
 */
record Seen(List<Row> rows, List<byte[]> lines, Set<Long> tagged, List<Message> messages) {

    private static final String ROWS =
            "select position, id, coalition, type, recorded_at, record, leaf from log order by position";
    private static final int PAGE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Looks at servers that run. */
    static Seen on(Servers servers) throws SQLException, IOException, InterruptedException {
        return on(servers.postgres(), servers.service(), servers.kafka().bootstrapServers());
    }

    static Seen on(Postgres postgres, Instance service, String brokers)
            throws SQLException, IOException, InterruptedException {
        var rows = rows(postgres);
        try (var topic = Topic.on(brokers)) {
            return new Seen(rows, lines(service.port()), tagged(postgres), topic.messages(rows.size()));
        }
    }

    /** Without Kafka, where it is no part of the matter. */
    static Seen on(Postgres postgres, Instance service) throws SQLException, IOException, InterruptedException {
        var rows = rows(postgres);
        var messages = rows.stream()
                .map(row -> new Message(0, row.coalition(), row.record()))
                .toList();
        return new Seen(rows, lines(service.port()), tagged(postgres), messages);
    }

    private static List<Row> rows(Postgres postgres) throws SQLException {
        try (var session = postgres.session();
                var statement = session.createStatement();
                var result = statement.executeQuery(ROWS)) {
            var rows = new ArrayList<Row>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                result.getLong("position"),
                result.getObject("id", UUID.class),
                result.getString("coalition"),
                result.getString("type"),
                result.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                result.getBytes("record"),
                result.getBytes("leaf"));
    }

    private static Set<Long> tagged(Postgres postgres) throws SQLException {
        try (var session = postgres.session();
                var statement = session.createStatement();
                var result = statement.executeQuery("select distinct position from tag")) {
            var positions = new HashSet<Long>();
            while (result.next()) {
                positions.add(result.getLong(1));
            }
            return positions;
        }
    }

    /** All records, as /log/events serves them. */
    static List<byte[]> lines(int port) throws IOException, InterruptedException {
        return lines(port, 0);
    }

    /** Those after a position. */
    static List<byte[]> lines(int port, long after) throws IOException, InterruptedException {
        var lines = new ArrayList<byte[]>();
        try (var http = HttpClient.newHttpClient()) {
            int before = -1;
            while (lines.size() > before) {
                before = lines.size();
                lines.addAll(page(http, port, after + before));
            }
        }
        return lines;
    }

    private static List<byte[]> page(HttpClient http, int port, long after) throws IOException, InterruptedException {
        var path = "/log/events?after=%d&limit=%d".formatted(after, PAGE);
        var request = Requests.to(port, path, PATIENCE).build();
        return split(http.send(request, BodyHandlers.ofByteArray()).body());
    }

    private static List<byte[]> split(byte[] body) {
        var lines = new ArrayList<byte[]>();
        var line = new ByteArrayOutputStream();
        for (byte each : body) {
            if (each == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(each);
            }
        }
        return lines;
    }
}
