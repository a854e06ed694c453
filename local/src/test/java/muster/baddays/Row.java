package muster.baddays;

import java.time.Instant;
import java.util.UUID;

/** A row of the table {@code log}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(long position, UUID id, String coalition, String type, Instant recordedAt, byte[] record, byte[] leaf) {}
