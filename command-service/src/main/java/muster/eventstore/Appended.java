package muster.eventstore;

import java.time.Instant;
import java.util.UUID;

/** Where one event has come to lie in the log; {@code type} is its qualified name. */
public record Appended(long position, UUID id, String type, Instant recordedAt) {}
