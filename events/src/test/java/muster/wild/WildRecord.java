package muster.wild;

/**
 * A record of a made-up log.
 *
 * @param id the event's
 * @param line as it goes over Kafka
 */
public record WildRecord(String coalition, long position, String id, String line) {}
