package muster.foundation;

import java.util.concurrent.CompletableFuture;

/** Something that runs beside us until we end it, or until it ends by itself. */
public interface Running extends AutoCloseable {

    /** The id of its first process. */
    long pid();

    boolean isAlive();

    /** Completes with the exit status when it has ended, whoever ended it. */
    CompletableFuture<Integer> onExit();

    /** Ends it as kill -9 does. */
    void kill();

    /** Ends it in good order, and waits for that. */
    @Override
    void close();
}
