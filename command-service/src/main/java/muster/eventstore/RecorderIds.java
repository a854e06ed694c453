package muster.eventstore;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * As whom people are recorded: by a random id for each of them, so that no record tells who they are. What connects the two
 * lies in a table of its own (V6__recorder.sql); where a row is taken away, nobody knows any more.
 */
public final class RecorderIds {

    private static final String FIND = "select id from recorder where issuer = ? and subject = ?";
    private static final String ADD =
            "insert into recorder (issuer, subject) values (?, ?) on conflict do nothing returning id";

    private final Database database;
    private final Cache<Person, String> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private record Person(String issuer, String subject) {}

    public RecorderIds(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * The id of somebody, made when they come for the first time.
     *
     * @throws StoreUnavailable it could not be looked up
     */
    public String of(String issuer, String subject) {
        return known.get(new Person(issuer, subject), this::findOrAdd);
    }

    /** Of two instances that add one the other finds it. */
    private String findOrAdd(Person person) {
        return ask(FIND, person)
                .or(() -> ask(ADD, person))
                .or(() -> ask(FIND, person))
                .orElseThrow(() -> new StoreUnavailable("nobody's id could be kept"));
    }

    private Optional<String> ask(String sql, Person person) {
        return database.ask(sql, row -> row.getObject("id", UUID.class), person.issuer(), person.subject()).stream()
                .map(UUID::toString)
                .findFirst();
    }
}
