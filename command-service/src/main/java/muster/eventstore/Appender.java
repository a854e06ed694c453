package muster.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.LogWriter.OutcomeUnknown;
import muster.eventstore.Verdict.Accepted;
import muster.eventstore.Verdict.Refused;

/**
 * Writes what waits, one batch after the other, so that many appends share one commit. A thread of its own does it; where
 * nobody is writing, a sender who has nothing else to do writes for itself, which spares a lonely one the way to that
 * thread and back. Other senders are answered on other threads, so that nothing they do holds up the next batch.
 */
final class Appender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final String STOPPING = "the log is closing; nothing was recorded";
    private static final int MOST_TOGETHER = 256;
    private static final int MOST_WAITING = 8192;

    /** Starting a thread for each answer would cost more than the answer. */
    private static final int ANSWERED_TOGETHER = 8;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_DOUBT = Duration.ofSeconds(15);

    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final Memory memory;
    private final LogWriter writer;
    private final AppendWatch watch;
    private final Thread thread = Thread.ofPlatform().name("appender").daemon().unstarted(this::run);
    private final Lock order = new ReentrantLock();

    /** Held by who takes from those that wait, until what was taken is settled: so they are written in their order. */
    private final Lock writing = new ReentrantLock();

    private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile boolean closed;
    private boolean away;

    Appender(LogWriter writer, Memory memory, AppendWatch watch) {
        this.writer = writer;
        this.watch = watch;
        this.memory = memory;
        thread.start();
    }

    /** Has an append wait for its turn. What it looked at must be as it saw it, and what it says is remembered at once. */
    CompletableFuture<Receipt> submit(Pending append) {
        order.lock();
        try {
            if (memory.overtook(append.basis())) {
                return refusal(append, new Overtaken());
            }
            if (closed || !waiting.offer(append)) {
                var why = closed ? STOPPING : "too many appends wait; nothing was recorded";
                return refusal(append, new StoreUnavailable(why));
            }
            memory.note(append);
            last = append.receipt();
        } finally {
            order.unlock();
        }
        if (!append.awaited() || !writeHere()) {
            LockSupport.unpark(thread);
        }
        // It may have come after the last look into the queue.
        return closed && waiting.remove(append) ? refusal(append, new StoreUnavailable(STOPPING)) : append.receipt();
    }

    private boolean writeHere() {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            writeSome();
        } finally {
            writing.unlock();
        }
        return waiting.isEmpty();
    }

    /** Done when every append that waits now has been answered. */
    CompletableFuture<?> settled() {
        return last.handle((_, _) -> null);
    }

    private static CompletableFuture<Receipt> refusal(Pending append, RuntimeException why) {
        append.place().refuse();
        return CompletableFuture.failedFuture(why);
    }

    private void run() {
        while (!closed) {
            writing.lock();
            try {
                writeSome();
            } finally {
                writing.unlock();
            }
            while (waiting.isEmpty() && !closed) {
                LockSupport.park(this);
            }
        }
        writing.lock();
        try {
            var rest = new ArrayList<Pending>();
            waiting.drainTo(rest);
            rest.forEach(append -> refuse(append, new StoreUnavailable(STOPPING)));
            writer.close();
        } finally {
            writing.unlock();
        }
    }

    /** Takes what has gathered, but for those who have waited too long. */
    private void writeSome() {
        var batch = new ArrayList<Pending>();
        waiting.drainTo(batch, closed ? 0 : MOST_TOGETHER);
        batch.removeIf(this::refusedAsTooLate);
        if (!batch.isEmpty()) {
            long start = System.nanoTime();
            settle(batch);
            watch.settled(batch.size(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private boolean refusedAsTooLate(Pending append) {
        boolean late = System.nanoTime() - append.since() > LONGEST_WAIT.toNanos();
        if (late) {
            refuse(append, new StoreUnavailable("the store did not take the append in time; nothing was recorded"));
        }
        return late;
    }

    private void settle(List<Pending> batch) {
        try {
            answer(writer.write(batch));
        } catch (OutcomeUnknown e) {
            settleUnknown(e);
        } catch (SQLException e) {
            settleFailed(batch, e);
        } catch (RuntimeException | Error e) {
            LOG.error("a batch could not be written", e);
            batch.forEach(append -> refuse(append, e));
        }
    }

    private void settleFailed(List<Pending> batch, SQLException failure) {
        if (!SqlStates.isOfTheData(failure)) {
            noteAway(failure);
            var unavailable = new StoreUnavailable("the store is not available; nothing was recorded", failure);
            batch.forEach(append -> refuse(append, unavailable));
        } else if (batch.size() == 1) {
            refuse(batch.getFirst(), new Unstorable("this cannot be stored: " + failure.getMessage(), failure));
        } else {
            // One of them spoils the statement that it shares with the others: alone, it spoils nothing.
            settle(batch.subList(0, batch.size() / 2));
            settle(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    private void settleUnknown(OutcomeUnknown unknown) {
        noteAway(unknown);
        switch (find(unknown)) {
            case LANDED -> answer(unknown.verdicts());
            case LOST -> answerWithout(unknown, "the store failed at the commit; nothing was recorded");
            case UNKNOWN ->
                answerWithout(unknown, "whether this was recorded is unknown: repeat the command with the same id");
        }
    }

    private enum Outcome {
        LANDED,
        LOST,
        UNKNOWN
    }

    /** Asks the log itself, until it can be asked or the doubt has lasted too long. */
    private Outcome find(OutcomeUnknown unknown) {
        long start = System.nanoTime();
        while (!closed && System.nanoTime() - start < LONGEST_DOUBT.toNanos()) {
            try {
                return writer.landed(unknown.witness()) ? Outcome.LANDED : Outcome.LOST;
            } catch (SQLException e) {
                LOG.debug("the outcome of a commit could not be asked for yet", e);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        return Outcome.UNKNOWN;
    }

    private void answerWithout(OutcomeUnknown unknown, String message) {
        var unavailable = new StoreUnavailable(message, unknown);
        for (var verdict : unknown.verdicts()) {
            refuse(verdict.append(), verdict instanceof Refused refused ? refused.reason() : unavailable);
        }
    }

    private void answer(List<Verdict> verdicts) {
        noteBack();
        if (verdicts.size() == 1 && !thread.equals(Thread.currentThread())) {
            answer(verdicts.getFirst());
            return;
        }
        for (int from = 0; from < verdicts.size(); from += ANSWERED_TOGETHER) {
            var some = verdicts.subList(from, Math.min(from + ANSWERED_TOGETHER, verdicts.size()));
            answers.execute(() -> some.forEach(Appender::answer));
        }
    }

    private static void answer(Verdict verdict) {
        switch (verdict) {
            case Accepted(var append, var receipt) -> append.receipt().complete(receipt);
            case Refused(var append, var reason) -> append.receipt().completeExceptionally(reason);
        }
    }

    private void refuse(Pending append, Throwable reason) {
        append.place().refuse();
        answers.execute(() -> append.receipt().completeExceptionally(reason));
    }

    private void noteAway(Exception failure) {
        if (!away) {
            LOG.warn("the store is not available, so appends fail until it is back: {}", failure.getMessage());
        }
        away = true;
    }

    private void noteBack() {
        if (away) {
            LOG.info("the store is available again");
        }
        away = false;
    }

    /** Finishes the batch under way; what waits behind it is refused. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_DOUBT.multipliedBy(2));
            answers.shutdown();
            answers.awaitTermination(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
