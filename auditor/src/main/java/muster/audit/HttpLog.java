package muster.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import muster.ledger.EntryBundle;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.TilePath;
import muster.ledger.Tiles.Tile;
import muster.ledger.VerifierKey;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A log that runs, asked over HTTP. */
final class HttpLog implements LogSource {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_WITNESSED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int NOT_FOUND = 404;

    /** As many as fit into a small heap, were each as large as a record may be. */
    private static final int PAGE = TilePath.FULL;

    private static final int LARGEST_ANSWER = PAGE * (EntryBundle.MOST + 2);

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private Optional<Note> checkpoint = Optional.empty();

    private HttpLog(String address) {
        this.address = address;
    }

    /** The log at an address, {@code http://127.0.0.1:8081}. */
    static HttpLog at(String address) {
        String plain = address.replaceFirst("/+$", "").replaceFirst("/log$", "");
        if (!plain.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new Misuse("\"%s\" is not the address of a log, such as http://127.0.0.1:8081.".formatted(address));
        }
        return new HttpLog(plain);
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public Optional<Note> checkpoint() {
        if (checkpoint.isEmpty()) {
            checkpoint = Optional.of(latest());
        }
        return checkpoint;
    }

    private Note latest() {
        return read("/log/checkpoint", Note::parse);
    }

    @Override
    public void prefer(Predicate<Note> suits) {
        long deadline = System.nanoTime() + UNTIL_WITNESSED.toNanos();
        Note note = latest();
        while (!suits.test(note) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            note = latest();
        }
        checkpoint = Optional.of(note);
    }

    @Override
    public Optional<VerifierKey> key() {
        return Optional.of(read("/log/key", bytes -> VerifierKey.parse(new String(bytes, UTF_8).strip())));
    }

    private interface Reading<T> {
        T of(byte[] body);
    }

    private <T> T read(String path, Reading<T> reading) {
        byte[] body = get(path).orElseThrow(() -> new Unavailable("There is no %s%s.".formatted(address, path)));
        try {
            return reading.of(body);
        } catch (IllegalArgumentException e) {
            throw new Unavailable("What %s%s answers cannot be read. %s".formatted(address, path, e.getMessage()), e);
        }
    }

    @Override
    public Records records(long until) {
        return new Pages(until);
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return Optional.of(get("/log/tile/" + tile)
                .or(() -> full(tile.path())
                        .flatMap(path -> get("/log/tile/" + new Tile(tile.level(), path)))
                        .map(all -> Arrays.copyOf(
                                all, Math.min(all.length, tile.path().width() * Hash.BYTES))))
                .orElse(new byte[0]));
    }

    @Override
    public Optional<byte[]> bundle(TilePath path) {
        return Optional.of(get("/log/tile/entries/" + path)
                .or(() -> full(path)
                        .flatMap(all -> get("/log/tile/entries/" + all))
                        .map(all -> cut(all, path.width())))
                .orElse(new byte[0]));
    }

    /** A log may give up a tile that is not full as soon as it is, although the checkpoint that we hold speaks of it. */
    private static Optional<TilePath> full(TilePath path) {
        return path.isPartial() ? Optional.of(new TilePath(path.index(), TilePath.FULL)) : Optional.empty();
    }

    private static byte[] cut(byte[] bundle, int width) {
        try {
            List<byte[]> records = EntryBundle.decode(bundle);
            return EntryBundle.encode(records.subList(0, Math.min(width, records.size())));
        } catch (IllegalArgumentException broken) {
            return bundle;
        }
    }

    /** The body of an answer; nothing if there is no such thing. */
    private Optional<byte[]> get(String path) {
        return body(path, ask(path));
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(String path) {
        HttpRequest request = Requests.to(address + path).timeout(PATIENCE).build();
        return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    }

    private Optional<byte[]> body(String path, CompletableFuture<HttpResponse<byte[]>> asked) {
        HttpResponse<byte[]> answer = await(path, asked);
        for (int i = 1; i < Later.TRIES && Later.isMeantBy(answer); i++) {
            pause(answer);
            answer = await(path, ask(path));
        }
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new Unavailable("%s%s answers %d; %s."
                    .formatted(address, path, answer.statusCode(), Requests.advice(answer.statusCode())));
        }
        return Optional.of(answer.body());
    }

    private static void pause(HttpResponse<?> answer) {
        try {
            Later.await(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted.", e);
        }
    }

    private HttpResponse<byte[]> await(String path, CompletableFuture<HttpResponse<byte[]>> asked) {
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            throw new Unavailable(
                    "%s%s cannot be read (%s): is the log running, and is --log its address?"
                            .formatted(address, path, e.getCause() == null ? "no answer" : e.getCause()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Pages of records, the next one asked for while this one is worked on. */
    private final class Pages implements Records {

        private final long until;
        private long after;
        private Optional<CompletableFuture<HttpResponse<byte[]>>> ahead = Optional.empty();

        Pages(long until) {
            this.until = until;
        }

        @Override
        public List<byte[]> next(int most) {
            List<byte[]> records = new ArrayList<>(most);
            while (records.size() < most && after < until) {
                int wanted = (int) Math.min(PAGE, Math.min(most - records.size(), until - after));
                List<byte[]> page = page(wanted);
                records.addAll(page);
                if (page.size() < wanted) {
                    break;
                }
            }
            return records;
        }

        private List<byte[]> page(int wanted) {
            String path = path(after, wanted);
            var asked = ahead.filter(_ -> wanted == PAGE).orElseGet(() -> ask(path));
            byte[] body = body(path, asked).orElse(new byte[0]);
            List<byte[]> lines = lines(body);
            lines = lines.subList(0, Math.min(wanted, lines.size()));
            after += lines.size();
            ahead = lines.size() == PAGE && until - after >= PAGE
                    ? Optional.of(ask(path(after, PAGE)))
                    : Optional.empty();
            return lines;
        }

        private String path(long from, int limit) {
            return "/log/events?after=%d&limit=%d".formatted(from, limit);
        }

        private List<byte[]> lines(byte[] body) {
            List<byte[]> lines = new ArrayList<>(PAGE);
            LineReader reader = new LineReader(new ByteArrayInputStream(body));
            try {
                for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                    lines.add(line.get());
                }
            } catch (IOException e) {
                throw new Unavailable("%s cannot be read: %s.".formatted(address, e.getMessage()), e);
            }
            return lines;
        }
    }
}
