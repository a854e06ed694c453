package muster.benchmarks;

/** Does one thing at a time, again and again, and waits each time until it is done. */
interface Caller extends AutoCloseable {

    void once() throws Exception;

    @Override
    default void close() throws Exception {}
}
