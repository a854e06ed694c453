package muster.answer;

import java.time.Instant;
import java.util.Optional;

import muster.projection.Snapshot;

/**
 * The position that an answer is as of; the same question put again with it gets the same answer for ever.
 *
 * @param recordedAt empty for position 0, before everything
 */
public record AsOf(long position, Optional<Instant> recordedAt) {

    public static AsOf of(Snapshot snapshot, long position) {
        return new AsOf(position, snapshot.recordedAt(position));
    }
}
