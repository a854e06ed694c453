package muster.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.Service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A watcher of the live stream. */
public final class Watching implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 10;

    private final InputStream stream;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> heartbeats = new LinkedBlockingQueue<>();

    private Watching(InputStream stream) {
        this.stream = stream;
        Thread.startVirtualThread(this::read);
    }

    /** Something told. */
    public record Event(String event, String id, JsonNode data) {
        static final Event NONE = new Event("", "", JSON.nullNode());

        public String line() {
            return (id + " " + event).trim();
        }
    }

    /** Begins to watch. */
    public static Watching of(Service service, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response =
                    Service.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            return new Watching(response.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void read() {
        try (Scanner blocks = new Scanner(stream, UTF_8).useDelimiter("\n\n")) {
            while (blocks.hasNext()) {
                take(blocks.next());
            }
        }
    }

    private void take(String block) {
        if (block.startsWith(":")) {
            heartbeats.add(true);
        } else if (block.contains("data: ")) {
            events.add(new Event(field(block, "event"), field(block, "id"), JSON.readTree(field(block, "data"))));
        }
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** The next event, or none within the patience. */
    public Event next() {
        try {
            Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return event == null ? Event.NONE : event;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next so many. */
    public List<Event> next(int count) {
        List<Event> all = new ArrayList<>();
        Stream.generate(this::next).limit(count).forEach(all::add);
        return all;
    }

    /** All that is told from the beginning of the stream until it falls quiet, which a heartbeat shows. */
    public List<Event> untilQuiet() {
        assertThat(nextHeartbeat()).as("a heartbeat").isTrue();
        List<Event> all = new ArrayList<>();
        events.drainTo(all);
        return all;
    }

    /** Whether the stream shows within the patience that it lives. */
    public boolean nextHeartbeat() {
        try {
            return heartbeats.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) != null;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException gone) {
            // The service has ended the stream already.
        }
    }
}
