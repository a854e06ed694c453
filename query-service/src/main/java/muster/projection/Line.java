package muster.projection;

/** A record's bytes and what they say. */
@SuppressWarnings("ArrayRecordComponent")
public record Line(Entry entry, byte[] bytes) {

    /**
     * Reads a record's bytes.
     *
     * @throws muster.record.Unreadable not even its place in the log can be read
     */
    public static Line of(byte[] bytes) {
        return new Line(Entries.read(bytes), bytes);
    }
}
