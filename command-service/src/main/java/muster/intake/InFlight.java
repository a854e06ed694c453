package muster.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.eventstore.Procession;
import muster.eventstore.RecordedCommand;
import muster.eventstore.StoreUnavailable;
import muster.handling.Outcome;
import muster.handling.Recorder;

/**
 * The commands of one request that are on their way, and their answers in order. They are recorded as if each had waited
 * for the one before it, but go on their way one behind the other. Where one fails, those behind it fail with it: it is
 * tried once more when all before it are settled, and then they set out anew.
 */
final class InFlight implements AutoCloseable {

    private static final int MOST = 512;

    private final Recorder recorder;
    private final String recordedBy;
    private final Consumer<Answers.OfLine> answers;
    private final Semaphore room = new Semaphore(MOST);
    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final Thread settler = Thread.ofVirtual().name("settler").unstarted(this::settle);

    /** Held while a command sets out, and while what failed is tried once more. */
    private final Lock turn = new ReentrantLock();

    private Procession procession = new Procession();
    private volatile boolean away;
    private Optional<Problem> saidOnce = Optional.empty();

    InFlight(Recorder recorder, String recordedBy, Consumer<Answers.OfLine> answers) {
        this.recorder = recorder;
        this.recordedBy = recordedBy;
        this.answers = answers;
        settler.start();
    }

    /** A line's command, or why it is none. */
    record Numbered(long line, CompletableFuture<CommandDocument> command) {

        static Numbered read(long line, Lines.Line text, Sender sender) {
            try {
                if (text.tooLong()) {
                    throw Commands.tooLarge();
                }
                return new Numbered(
                        line, CompletableFuture.completedFuture(sender.own(CommandFormat.read(text.bytes()))));
            } catch (RuntimeException refused) {
                return none(line, refused);
            }
        }

        static Numbered none(long line, RuntimeException why) {
            return new Numbered(line, CompletableFuture.failedFuture(why));
        }

        boolean isNone() {
            return command.isCompletedExceptionally();
        }
    }

    private record Sent(Numbered what, CompletableFuture<Outcome> outcome) {

        /** What stands behind the last. */
        static Sent end() {
            return new Sent(Numbered.none(0, new IllegalStateException()), new CompletableFuture<>());
        }

        boolean isEnd() {
            return what.line() == 0;
        }

        boolean hasFailed() {
            return !what.isNone() && outcome.isCompletedExceptionally();
        }

        void awaitSettled() {
            if (!isEnd()) {
                Recorder.await(outcome.handle((_, _) -> true));
            }
        }
    }

    /** Sends these behind those sent before; returns when there is room for more. */
    void send(List<Numbered> commands) {
        var before = recordedBefore(commands);
        for (var command : commands) {
            room.acquireUninterruptibly();
            if (setOut(command, before).hasFailed()) {
                awaitAllAnswered();
            }
        }
    }

    private Map<UUID, RecordedCommand> recordedBefore(List<Numbered> commands) {
        var documents = commands.stream()
                .filter(command -> !command.isNone())
                .map(command -> command.command().join())
                .toList();
        return documents.isEmpty() || away ? Map.of() : lookUp(documents);
    }

    /** A store that is away now is met again, and told of, when the first of them is recorded. */
    private Map<UUID, RecordedCommand> lookUp(List<CommandDocument> documents) {
        try {
            return recorder.lookUp(documents);
        } catch (StoreUnavailable unavailable) {
            return Map.of();
        }
    }

    private Sent setOut(Numbered command, Map<UUID, RecordedCommand> before) {
        turn.lock();
        try {
            var one = new Sent(command, command.command().thenCompose(document -> begin(document, before)));
            sent.add(one);
            return one;
        } finally {
            turn.unlock();
        }
    }

    private CompletableFuture<Outcome> begin(CommandDocument document, Map<UUID, RecordedCommand> before) {
        var known = before.get(document.commandId());
        if (away) {
            return CompletableFuture.failedFuture(notTried());
        }
        return known == null
                ? recorder.begin(document, recordedBy, procession)
                : CompletableFuture.completedFuture(known).thenApply(recorded -> Recorder.again(document, recorded));
    }

    private static StoreUnavailable notTried() {
        return new StoreUnavailable("this line was not tried, since one before it was not recorded");
    }

    private void awaitAllAnswered() {
        room.acquireUninterruptibly(MOST);
        room.release(MOST);
    }

    private void settle() {
        try {
            for (var next = sent.take(); !next.isEnd(); next = sent.take()) {
                try {
                    answers.accept(answer(next));
                } finally {
                    room.release();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Answers.OfLine answer(Sent next) {
        long line = next.what().line();
        try {
            return Answers.OfLine.of(line, outcome(next));
        } catch (StoreUnavailable unavailable) {
            return Answers.OfLine.of(line, said(unavailable));
        } catch (RuntimeException failure) {
            return Answers.OfLine.of(line, Problems.of(failure));
        }
    }

    /** Once for all lines: it is logged, too. */
    private Problem said(StoreUnavailable unavailable) {
        var problem = saidOnce.orElseGet(() -> Problems.of(unavailable));
        saidOnce = Optional.of(problem);
        return problem;
    }

    private Outcome outcome(Sent next) {
        try {
            return Recorder.await(next.outcome());
        } catch (StoreUnavailable unavailable) {
            away = true;
            throw unavailable;
        } catch (RuntimeException failure) {
            if (next.what().isNone()) {
                throw failure;
            }
            return onceMore(next.what().command().join());
        }
    }

    /** With nothing before it on its way, and nothing behind it until it is settled. */
    private Outcome onceMore(CommandDocument document) {
        if (away) {
            throw notTried();
        }
        turn.lock();
        try {
            List<Sent> behind = new ArrayList<>();
            sent.drainTo(behind);
            try {
                behind.forEach(Sent::awaitSettled);
                return recorder.record(document, recordedBy);
            } catch (StoreUnavailable unavailable) {
                away = true;
                throw unavailable;
            } finally {
                procession = new Procession();
                setOutAnew(behind);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Up to the first that fails at once: those behind it must wait for what becomes of it. */
    private void setOutAnew(List<Sent> behind) {
        boolean waits = false;
        for (Sent one : behind) {
            if (one.hasFailed() && !waits) {
                waits = setOut(one.what(), Map.of()).hasFailed();
            } else {
                sent.add(one);
            }
        }
    }

    /** Returns when all is answered. */
    @Override
    public void close() {
        sent.add(Sent.end());
        boolean interrupted = false;
        while (settler.isAlive()) {
            try {
                settler.join();
            } catch (InterruptedException stopping) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
