package muster.eventstore;

/** Refuses an append that PostgreSQL cannot hold as it is: a NUL character, a tag too long to index, an id twice. */
public final class Unstorable extends RuntimeException {

    public Unstorable(String message, Throwable cause) {
        super(message, cause);
    }
}
