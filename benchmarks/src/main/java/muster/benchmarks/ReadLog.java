package muster.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * A log that a query-service of its own has read whole.
 *
 * @param reading from its start on an empty database until it had applied the last position
 * @param first what the very first question took
 */
record ReadLog(MadeUpLog log, QueryService service, Duration reading, Duration first) implements AutoCloseable {

    static ReadLog of(MadeUpLog log, Servers servers, Path folder)
            throws IOException, ExecutionException, InterruptedException {
        var topic = servers.topicOf(log);
        topic.fill(log);
        long began = System.nanoTime();
        var service = new QueryService(folder.resolve("query-" + log.size()), topic, servers.databaseOf(log));
        try {
            service.at(log.size());
            long read = System.nanoTime();
            service.ask(new MadeUpQuestions(log, 0).next().path());
            return new ReadLog(
                    log, service, Duration.ofNanos(read - began), Duration.ofNanos(System.nanoTime() - read));
        } catch (IOException | RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    /** One who asks where everybody stands. */
    Callers asking(long seed) throws Exception {
        var questions = new MadeUpQuestions(log, seed);
        return Callers.of(1, () -> () -> service.ask(questions.next().path()));
    }

    /** One who asks the same under a what-if. */
    Callers askingWhatIf(long seed) throws Exception {
        var questions = new MadeUpQuestions(log, seed);
        return Callers.of(1, () -> () -> service.ask(questions.whatIf()));
    }

    /** How many events, for people. */
    String size() {
        return "%,d".formatted(log.size());
    }

    @Override
    public void close() {
        service.close();
    }
}
