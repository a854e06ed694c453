package muster.live;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.answer.Asked;
import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.answer.Takes;
import muster.answer.Views;
import muster.live.DryRun.Verdict;

/**
 * What a command would change, before anybody records it.
 *
 * <p>A coalition that is not known here may have been formed a moment ago: the command side knows, so only what it refuses
 * is looked for here.
 */
@RestController
class Previews {

    /** One byte more than the command side reads of a document, so that it says itself what is too large. */
    private static final int MOST_READ = 48 * 1024 + 1;

    private final Views views;
    private final DryRun dryRun;
    private final Supposition supposition;

    Previews(Views views, DryRun dryRun, Supposition supposition) {
        this.views = views;
        this.dryRun = dryRun;
        this.supposition = supposition;
    }

    /** The changes that a command would cause; nothing is recorded. */
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "A command document, of at most 48 KiB; it needs no commandId.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = Preview.class))))
    @PostMapping(
            path = "/coalitions/{coalition}/preview",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Takes(at = false, question = false)
    ResponseEntity<?> preview(@PathVariable String coalition, Asked asked, HttpServletRequest request)
            throws IOException, InterruptedException {
        byte[] body = request.getInputStream().readNBytes(MOST_READ);
        Optional<Document> document = Document.read(body);
        Optional<String> another = document.flatMap(Document::coalition).filter(named -> !named.equals(coalition));
        if (another.isPresent()) {
            views.watched(coalition, asked);
            throw another(another.get());
        }
        return switch (dryRun.of(document.map(Document::bytes).orElse(body))) {
            case Verdict.RefusedThere(ResponseEntity<byte[]> problem) -> {
                if (document.filter(Document::forms).isEmpty()) {
                    views.watched(coalition, asked);
                }
                yield problem;
            }
            case Verdict.RecordedBefore _ -> reply(supposition.ofNothing());
            case Verdict.Recordable(List<Place> places) ->
                reply(supposition.of(document.orElseThrow().recorded(places)));
        };
    }

    private static Refused another(String coalition) {
        return Refused.because(
                Reason.ANOTHER_COALITION,
                "The command is of the coalition \"%s\"; ask at /coalitions/%s/preview."
                        .formatted(coalition, coalition));
    }

    private static ResponseEntity<Preview> reply(Preview preview) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(preview);
    }
}
