package muster.watch;

import java.util.List;
import java.util.Optional;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.answer.Asked;
import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.answer.Takes;

/** What could not be delivered and was given up, to be sent again. */
@RestController
class DeadLetters {

    private static final String PATH = "/watches/{id}/dead-letters";

    private final KnownWatches known;
    private final DeliveryStore store;

    DeadLetters(KnownWatches known, DeliveryStore store) {
        this.known = known;
        this.store = store;
    }

    /**
     * Dead letters.
     *
     * @param total how many there are; listed are the first thousand
     */
    record All(int total, List<DeadLetter> deadLetters) {}

    /** Those of a watch, in the order of the log. */
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Takes(at = false, question = false)
    ResponseEntity<All> all(@PathVariable String id, Asked asked) {
        Watch watch = known.ofCaller(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new All(watch.dead(), store.deadLetters(id)));
    }

    /** How many are sent again. */
    record Sent(int redelivered) {}

    /** Sends all of them again. */
    @PostMapping(path = PATH + "/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    @Takes(at = false, question = false)
    ResponseEntity<Sent> redeliver(@PathVariable String id, Asked asked) {
        known.withWebhook(id);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Sent(store.redeliver(id, Optional.empty())));
    }

    /** Sends one again, under the id that it had. */
    @PostMapping(path = PATH + "/{webhookId}/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    @Takes(at = false, question = false)
    ResponseEntity<Sent> redeliver(@PathVariable String id, @PathVariable String webhookId, Asked asked) {
        known.withWebhook(id);
        if (store.redeliver(id, Optional.of(webhookId)) == 0) {
            throw Refused.because(
                    Reason.DEAD_LETTER_UNKNOWN,
                    "No dead letter of this watch has this id; /watches/ID/dead-letters lists them.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Sent(1));
    }

    /** Forgets all of them. */
    @DeleteMapping(PATH)
    @Takes(at = false, question = false)
    ResponseEntity<Void> discard(@PathVariable String id, Asked asked) {
        known.ofCaller(id);
        store.discard(id);
        return ResponseEntity.noContent().build();
    }
}
