package muster.foundation;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A process that obeys this JVM alone and does not outlive it.
 *
 * <p>It runs in a session of its own, so that a Ctrl-C or a signal to our process group does not end it before its turn.
 * A small shell, the guard, starts it and holds a pipe to us: when the pipe closes, because we say so or because we were
 * killed, the guard passes the stop signal on, and kills what has not ended half a minute later.
 */
public final class Child implements Running {

    private static final String GUARD = """
            signal=$1 pidfile=$2 log=$3; shift 3
            trap : INT TERM HUP
            exec 3<&0
            "$@" </dev/null >>"$log" 2>&1 3<&- &
            child=$!
            echo "$child" >"$pidfile"
            echo "$child"
            {
              while read -r _ <&3; do :; done
              kill -s "$signal" "$child"
              for _ in {1..60}; do sleep 0.5; kill -0 "$child" || exit 0; done
              kill -s KILL "$child"
            } >/dev/null 2>&1 &
            tether=$!
            exec 3<&- >/dev/null 2>&1
            status=0
            while kill -0 "$child"; do wait "$child"; status=$?; done
            kill -s KILL "$tether"
            exit "$status"
            """;

    private static final Duration SHORT = Duration.ofSeconds(2);

    /** The signal that asks a process to end in good order. */
    public enum StopSignal {
        INT,
        TERM
    }

    private final Process guard;
    private final ProcessHandle process;

    private final StopSignal stopSignal;

    private Child(Process guard, ProcessHandle process, StopSignal stopSignal) {
        this.guard = guard;
        this.process = process;
        this.stopSignal = stopSignal;
        var _ = guard.onExit().thenRun(this::letGo);
    }

    /** What to run, how to end it, and where its process id and what it says are written. */
    public record Command(
            String name, StopSignal stopSignal, Path pidFile, Path log, List<String> words, Map<String, String> env) {}

    /** Starts the command; returns when the process exists, not when it is ready for anything. */
    public static Child start(Command command) {
        try {
            var builder = new ProcessBuilder(guarded(command)).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(command.env());
            var guard = builder.start();
            return new Child(guard, handle(guard, command), command.stopSignal());
        } catch (IOException e) {
            throw new UncheckedIOException("%s could not be started".formatted(command.name()), e);
        }
    }

    private static List<String> guarded(Command command) {
        var words = new ArrayList<>(ownSession());
        words.addAll(List.of("bash", "-c", GUARD, "guard"));
        words.addAll(List.of(
                command.stopSignal().name(),
                command.pidFile().toString(),
                command.log().toString()));
        words.addAll(command.words());
        return words;
    }

    /** macOS has no setsid command, but always Perl. */
    private static List<String> ownSession() {
        return OnPath.find("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die"));
    }

    private static ProcessHandle handle(Process guard, Command command) throws IOException {
        var pid = guard.inputReader(UTF_8).readLine();
        return Optional.ofNullable(pid)
                .flatMap(it -> ProcessHandle.of(Long.parseLong(it)))
                .orElseThrow(() -> new CannotStart.EndedAtOnce(command.name(), command.log(), tail(command.log())));
    }

    /** The last lines of a log, as far as there are any, without the inside of stack traces. */
    public static String tail(Path log) {
        try (var all = Files.lines(log)) {
            var lines = all.filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log)";
        }
    }

    /** The id of the process itself, not of its guard. */
    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return guard.isAlive();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(30));
    }

    /** Asks the process to end in good order and waits; kills it when patience ends. */
    public void stop(Duration patience) {
        letGo();
        if (!waitFor(SHORT)) {
            // Somebody may have killed the half of the guard that listens to us.
            Signals.send(stopSignal, pid());
        }
        if (!waitFor(patience)) {
            kill();
        }
    }

    /** Closing the pipe tells the guard to end the process; if the guard was killed, what is left of it does. */
    private void letGo() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        if (!waitFor(Duration.ofSeconds(10))) {
            guard.destroyForcibly();
        }
    }

    private boolean waitFor(Duration patience) {
        try {
            return guard.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while a child ended"));
        }
    }
}
