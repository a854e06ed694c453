package muster.local;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A command-service that behaves as it is told to, line by line: it records, says "not now", or cuts the connection. */
final class BadDays implements AutoCloseable {

    /** A line of a request; both are counted from 1. */
    record Heard(int request, int line, String command) {}

    /** What it does on hearing a line. */
    sealed interface Does {

        /** Records it, or finds it recorded. */
        record Take() implements Does {}

        record Say(int status) implements Does {}

        /** Sends this instead of an answer. */
        record SayRaw(String text) implements Does {}

        /** Resets the connection, before it records or after. */
        record Cut(boolean recorded) implements Does {}

        /** Records it, and closes the connection in the middle of the answer. */
        record Half() implements Does {}

        /** Ends the answer properly, though lines have none. */
        record EndEarly() implements Does {}

        /** Does nothing more until the latch opens, then takes it. */
        record Hold(CountDownLatch until) implements Does {}
    }

    static final Does TAKE = new Does.Take();

    private volatile Function<Heard, Does> does = _ -> TAKE;
    private final List<String> recorded = new ArrayList<>();
    private final List<List<String>> requests = new ArrayList<>();
    private ServerSocket server;
    private Optional<String> whole = Optional.empty();
    private boolean readsAllFirst;

    BadDays() throws IOException {
        this.server = listen(0);
    }

    /** What it does on each line; until it is told, it takes all. */
    BadDays does(Function<Heard, Does> now) {
        does = now;
        return this;
    }

    /** Answers whole requests with this, head and body, as long as it is there. */
    synchronized void whole(Optional<String> answer) {
        whole = answer;
    }

    synchronized BadDays readingAllBeforeItAnswers() {
        readsAllFirst = true;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    /** What was recorded, in order. */
    synchronized List<String> recorded() {
        return List.copyOf(recorded);
    }

    /** The lines that each request sent, as far as they were read. */
    synchronized List<List<String>> requests() {
        return requests.stream().map(List::copyOf).toList();
    }

    /** As a service that was killed: whoever connects is refused. */
    void goAway() throws IOException {
        server.close();
    }

    void comeBack() throws IOException {
        server = listen(port());
    }

    private ServerSocket listen(int port) throws IOException {
        var listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        Thread.ofPlatform().daemon().start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            skipHead(in);
            var answer = wholeAnswer();
            if (answer.isPresent()) {
                socket.getOutputStream().write(answer.get().getBytes(UTF_8));
                socket.shutdownOutput();
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            converse(socket, new BufferedReader(new InputStreamReader(new Chunks(in), UTF_8)));
        } catch (IOException | InterruptedException e) {
            // The importer is gone, or the test is over.
            return;
        }
    }

    private synchronized Optional<String> wholeAnswer() {
        return whole;
    }

    private static void skipHead(InputStream in) throws IOException {
        for (int seen = 0, next = in.read(); seen < 4 && next >= 0; next = seen < 4 ? in.read() : next) {
            seen = next == "\r\n\r\n".charAt(seen) ? seen + 1 : next == '\r' ? 1 : 0;
        }
    }

    private void converse(Socket socket, BufferedReader lines) throws IOException, InterruptedException {
        var heard = new ArrayList<String>();
        int request = begin(heard);
        var out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
        var all = new ArrayDeque<String>(readsAllFirst ? lines.lines().toList() : List.of());
        var then = Then.GOES_ON;
        var line = next(lines, all);
        while (then == Then.GOES_ON && line.isPresent()) {
            then = answer(request, line.get(), heard, out);
            line = then == Then.GOES_ON ? next(lines, all) : line;
        }
        end(then, socket, lines);
    }

    private static Optional<String> next(BufferedReader lines, Deque<String> all) throws IOException {
        return Optional.ofNullable(all.isEmpty() ? lines.readLine() : all.poll());
    }

    /** What comes in meanwhile is read: a connection that is closed over unread bytes is reset. */
    private static void end(Then then, Socket socket, BufferedReader lines) throws IOException {
        if (then == Then.RESETS) {
            socket.setSoLinger(true, 0);
            return;
        }
        if (then != Then.CLOSES) {
            socket.getOutputStream().write("0\r\n\r\n".getBytes(UTF_8));
        }
        socket.shutdownOutput();
        lines.transferTo(Writer.nullWriter());
    }

    private synchronized int begin(List<String> heard) {
        requests.add(heard);
        return requests.size();
    }

    private enum Then {
        GOES_ON,
        ENDS,
        RESETS,
        CLOSES
    }

    private Then answer(int request, String line, List<String> heard, OutputStream out)
            throws IOException, InterruptedException {
        var number = hear(line, heard);
        if (line.isBlank()) {
            return Then.GOES_ON;
        }
        return switch (does.apply(new Heard(request, number, line))) {
            case Does.Take _ -> chunk(out, take(number, line));
            case Does.Say say -> chunk(out, problem(number, say.status()));
            case Does.SayRaw raw -> chunk(out, raw.text());
            case Does.EndEarly _ -> Then.ENDS;
            case Does.Cut cut -> {
                if (cut.recorded()) {
                    take(number, line);
                }
                yield Then.RESETS;
            }
            case Does.Half _ -> {
                var answer = take(number, line);
                out.write("%x\r\n%s"
                        .formatted(answer.length() + 1, answer.substring(0, answer.length() / 2))
                        .getBytes(UTF_8));
                yield Then.CLOSES;
            }
            case Does.Hold hold -> {
                hold.until().await();
                yield chunk(out, take(number, line));
            }
        };
    }

    private synchronized int hear(String line, List<String> heard) {
        heard.add(line);
        return heard.size();
    }

    private synchronized String take(int number, String line) {
        var before = recorded.indexOf(line) + 1;
        if (before == 0) {
            recorded.add(line);
        }
        return "{\"line\":%d,\"status\":%d,\"position\":%d,\"events\":[]}"
                .formatted(number, before == 0 ? 201 : 200, before == 0 ? recorded.size() : before);
    }

    private static String problem(int number, int status) {
        return "{\"line\":%d,\"status\":%d,\"problem\":{\"title\":\"Title %d\",\"detail\":\"Detail.\"}}"
                .formatted(number, status, status);
    }

    private static Then chunk(OutputStream out, String line) throws IOException {
        var bytes = (line + "\n").getBytes(UTF_8);
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes("%x\r\n".formatted(bytes.length).getBytes(UTF_8));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(UTF_8));
        chunk.writeTo(out);
        return Then.GOES_ON;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
