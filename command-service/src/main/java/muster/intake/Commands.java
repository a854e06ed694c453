package muster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import muster.command.CommandFormat;
import muster.eventstore.PostgresEventStorageEngine;
import muster.handling.Outcome;
import muster.handling.Recorder;

/** {@code POST /commands}: one command document as JSON, or many as JSON Lines (api.md, "Command side"). */
@RestController
class Commands {

    /** The most bytes of one document. */
    static final int MOST_BYTES = 48 * 1024;

    private static final String NDJSON = "application/x-ndjson";

    /** Until recorders log in there is one, whoever is at this installation. */
    private static final String RECORDED_BY = "local";

    private final Recorder recorder;
    private final PostgresEventStorageEngine engine;
    private final InstantSource clock;
    private final JsonMapper mapper;

    Commands(Recorder recorder, PostgresEventStorageEngine engine, InstantSource clock, JsonMapper mapper) {
        this.recorder = recorder;
        this.engine = engine;
        this.clock = clock;
        this.mapper = mapper;
    }

    @PostMapping(path = "/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.Receipt> one(
            HttpServletRequest request, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        byte[] document = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (document.length > MOST_BYTES) {
            throw tooLarge();
        }
        Outcome outcome = recording(dryRun, record -> record.apply(document));
        var answer = ResponseEntity.status(outcome.replayed() ? HttpStatus.OK : HttpStatus.CREATED);
        if (outcome.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(Answers.Receipt.of(outcome));
    }

    @PostMapping(path = "/commands", consumes = NDJSON)
    void many(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        response.setContentType(NDJSON);
        var in = request.getInputStream();
        var out = response.getOutputStream();
        recording(dryRun, record -> {
            try {
                new ManyCommands(mapper, record).run(in, out);
                return true;
            } catch (IOException gone) {
                throw new UncheckedIOException("the client is gone", gone);
            }
        });
    }

    /** What is told of dry runs comes from a recorder of their own, which forgets everything with the request. */
    private <T> T recording(boolean dryRun, Function<Function<byte[], Outcome>, T> use) {
        if (!dryRun) {
            return use.apply(document -> recorder.record(CommandFormat.read(document), RECORDED_BY));
        }
        try (Recorder trying = Recorder.trying(engine, clock)) {
            return use.apply(document -> trying.record(CommandFormat.read(document), RECORDED_BY));
        }
    }

    static TooLarge tooLarge() {
        return new TooLarge("A command document has at most %d bytes. Nothing was recorded.".formatted(MOST_BYTES));
    }
}
