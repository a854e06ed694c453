package muster.eventstore;

import java.util.Optional;

/** A record as it lies in the log: its bytes are the ones that were hashed. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every record would buy nothing
public record StoredRecord(long position, Optional<String> coalition, byte[] bytes) {}
