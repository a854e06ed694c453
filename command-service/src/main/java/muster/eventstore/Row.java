package muster.eventstore;

import java.util.Optional;
import java.util.UUID;

/** An event with its place in the log and its bytes, fixed for ever. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every record would buy nothing
record Row(long position, Draft draft, Optional<UUID> commandId, byte[] record, byte[] leaf) {}
