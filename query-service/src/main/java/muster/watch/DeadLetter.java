package muster.watch;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A delivery that was given up.
 *
 * @param webhookId as its receiver would have got it, and will if it is sent again
 * @param payload what would have been sent
 * @param trouble why the last attempt failed
 */
record DeadLetter(
        String webhookId,
        long position,
        @JsonRawValue String payload,
        int attempts,
        Optional<Instant> firstTriedAt,
        Instant givenUpAt,
        Optional<String> trouble) {}
