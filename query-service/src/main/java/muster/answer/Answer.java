package muster.answer;

import java.time.Instant;
import java.util.Optional;

/** What every answer says of itself: what it took the question's times to mean. */
public interface Answer {

    /** Valid time; empty where it has no bound. */
    Optional<Instant> at();

    AsOf known();
}
