package muster.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.RecorderIds;
import muster.gate.Caller;
import muster.handling.Outcome;
import muster.handling.Recorder;

/** {@code POST /commands}: one command document as JSON, or many as JSON Lines (api.md, "Command side"). */
@RestController
class Commands {

    /** The most bytes of one document. */
    static final int MOST_BYTES = 48 * 1024;

    private static final String DRY_RUN = "dryRun";
    private static final String NDJSON = "application/x-ndjson";

    private final Recorder real;
    private final RecorderIds recorders;
    private final PostgresEventStorageEngine engine;
    private final InstantSource clock;
    private final JsonMapper mapper;

    Commands(
            Recorder recorder,
            RecorderIds recorders,
            PostgresEventStorageEngine engine,
            InstantSource clock,
            JsonMapper mapper) {
        this.real = recorder;
        this.recorders = recorders;
        this.engine = engine;
        this.clock = clock;
        this.mapper = mapper;
    }

    @PostMapping(path = "/commands", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(HttpServletRequest request, @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        boolean dryRun = isDryRun(parameters);
        byte[] document = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (document.length > MOST_BYTES) {
            throw tooLarge();
        }
        Sender sender = sender(dryRun);
        CommandDocument command = sender.own(CommandFormat.read(document));
        Outcome outcome = through(dryRun, recorder -> recorder.record(command, sender.recordedBy()));
        var answer = ResponseEntity.status(outcome.replayed() ? HttpStatus.OK : HttpStatus.CREATED);
        if (outcome.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        // In one piece and with its length: written as it is made it would go out in chunks.
        return answer.contentType(MediaType.APPLICATION_JSON)
                .body(mapper.writeValueAsBytes(Answers.Receipt.of(outcome)));
    }

    @PostMapping(path = "/commands", consumes = NDJSON)
    void many(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        boolean dryRun = isDryRun(parameters);
        Sender sender = sender(dryRun);
        response.setContentType(NDJSON);
        var in = request.getInputStream();
        var out = response.getOutputStream();
        through(dryRun, recorder -> {
            try {
                new ManyCommands(mapper, recorder, sender).run(in, out);
                return true;
            } catch (IOException gone) {
                throw new UncheckedIOException("the client is gone", gone);
            }
        });
    }

    private Sender sender(boolean dryRun) {
        Caller caller = Caller.current();
        return dryRun ? Sender.trying(caller) : Sender.recording(caller, recorders);
    }

    /** A slip in asking for a dry run must not record for real: what is not understood is refused. */
    private static boolean isDryRun(MultiValueMap<String, String> parameters) {
        for (String name : parameters.keySet()) {
            if (!name.equals(DRY_RUN)) {
                throw new BadParameter("There is no parameter %s here; the only one is %s.".formatted(name, DRY_RUN));
            }
        }
        return switch (parameters.getOrDefault(DRY_RUN, List.of("false"))) {
            case List<String> values when values.equals(List.of("true")) || values.equals(List.of("")) -> true;
            case List<String> values when values.equals(List.of("false")) -> false;
            default -> throw new BadParameter("%s must be true or false, given once.".formatted(DRY_RUN));
        };
    }

    /** What is told of dry runs comes from a recorder of their own, which forgets everything with the request. */
    private <T> T through(boolean dryRun, Function<Recorder, T> use) {
        if (!dryRun) {
            return use.apply(real);
        }
        try (Recorder trying = Recorder.trying(engine, clock)) {
            return use.apply(trying);
        }
    }

    static TooLarge tooLarge() {
        return new TooLarge("A command document has at most %d bytes. Nothing was recorded.".formatted(MOST_BYTES));
    }
}
