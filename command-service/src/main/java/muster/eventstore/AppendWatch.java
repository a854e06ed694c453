package muster.eventstore;

import java.time.Duration;
import java.util.Map;

/**
 * Told of what is written to the log, for those who measure or trace it. One call comes after the other; each holds up the
 * appends behind it, and must return at once.
 */
public interface AppendWatch {

    /** One who does not care. */
    AppendWatch NOBODY = new AppendWatch() {};

    /** An event with this metadata is about to be written there; until the batch is settled, another may be instead. */
    default void placed(long position, Map<String, String> metadata) {}

    /** It is known what has become of a batch of so many appends. */
    default void settled(int appends, Duration took) {}
}
