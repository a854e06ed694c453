package muster.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * The position that an answer is as of; the same question put again with it gets the same answer for ever.
 *
 * @param recordedAt empty for position 0, before everything
 */
public record AsOf(long position, Optional<Instant> recordedAt) {}
