package muster.baddays;

/** A record as it lies in Kafka's topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(int partition, String key, byte[] value) {}
