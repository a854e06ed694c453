package muster.eventstore;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the log by position, for those who take all of it: the relay, the tree, whoever exports. */
public final class LogReader {

    /** What a page holds at most; a record is never more than a hundredth of it. */
    private static final long MOST_BYTES = 8 << 20;

    private static final String RECORDS = """
            select position, coalition, record
            from (select position, coalition, record,
                         sum(octet_length(record)) over (order by position) as bytes
                  from (select * from log where position > ? order by position limit ?) page) counted
            where bytes <= ? order by position""";

    private static final String LEAVES = "select leaf from log where position > ? order by position limit ?";

    private final Database database;

    public LogReader(DataSource source) {
        this.database = new Database(source);
    }

    /** Where the log ends now. */
    public Head head() {
        return Head.of(database);
    }

    /**
     * The records after a position, in order and without a gap: at most {@code limit}, and fewer where they would be
     * more than 8 MiB. None means that the log ends here.
     */
    public List<StoredRecord> read(long after, int limit) {
        return database.ask(
                RECORDS,
                row -> new StoredRecord(
                        row.getLong("position"),
                        Optional.ofNullable(row.getString("coalition")),
                        row.getBytes("record")),
                after,
                limit,
                MOST_BYTES);
    }

    /** The leaf hashes after a position, in order and without a gap: 32 bytes each, the first that of position + 1. */
    public List<byte[]> leaves(long after, int limit) {
        return database.ask(LEAVES, row -> row.getBytes("leaf"), after, limit);
    }
}
