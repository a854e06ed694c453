package muster.log;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.StoreUnavailable;
import muster.eventstore.TreeHead;
import muster.eventstore.TreeStore;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.Note.Signature;
import muster.ledger.VerifierKey.Finding;
import muster.relay.Backoff;

/** Asks one witness for its signature on each checkpoint, the newest first of all (C2SP tlog-witness, add-checkpoint). */
final class WitnessClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_LINES = 16;

    /** How it stands with a witness: the size that it has signed last, and what is the matter. */
    record Standing(URI url, long size, Optional<String> trouble) {

        Standing at(long signed, Optional<String> matter) {
            return new Standing(url, signed, matter);
        }
    }

    private final Witnesses.Address witness;
    private final SignedTree tree;
    private final TreeStore store;
    private final Runnable cosigned;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("witness-client").unstarted(this::run);
    private final AtomicLong cosignatures = new AtomicLong();
    private volatile Standing standing;

    /** What the witness answered instead of signing, or that it did not answer. */
    private static final class Refusal extends RuntimeException {

        Refusal(String message) {
            super(message);
        }
    }

    WitnessClient(Witnesses.Address witness, SignedTree tree, TreeStore store, Runnable cosigned) {
        this.witness = witness;
        this.standing = new Standing(witness.url(), 0, Optional.empty());
        this.tree = tree;
        this.store = store;
        this.cosigned = cosigned;
    }

    void start() {
        thread.start();
    }

    Standing standing() {
        return standing;
    }

    /** How many checkpoints it has signed since the start. */
    long cosignatures() {
        return cosignatures.get();
    }

    /** There is a new checkpoint; one that is not signed by the time of the next is passed over. */
    void ask() {
        news.release();
    }

    private void run() {
        var backoff = new Backoff(LONGEST_PAUSE);
        try {
            while (true) {
                news.acquire();
                news.drainPermits();
                if (tryToObtain()) {
                    backoff.reset();
                } else {
                    Thread.sleep(backoff.next());
                    news.release();
                }
            }
        } catch (InterruptedException closed) {
            LOG.debug("{} is asked no more", witness.url());
        }
    }

    private boolean tryToObtain() throws InterruptedException {
        try {
            TreeHead head = tree.head();
            obtain(head);
            standing = standing.at(head.size(), Optional.empty());
            return true;
        } catch (IOException | StoreUnavailable e) {
            return stumble("it cannot be reached: " + e);
        } catch (RuntimeException e) {
            return stumble(String.valueOf(e.getMessage()));
        }
    }

    private boolean stumble(String why) {
        if (!standing.trouble().equals(Optional.of(why))) {
            LOG.warn("the witness {} does not sign: {}", witness.url(), why);
        }
        standing = standing.at(standing.size(), Optional.of(why));
        return false;
    }

    private void obtain(TreeHead head) throws IOException, InterruptedException {
        Note checkpoint = tree.checkpoint(head);
        HttpResponse<String> answer = submit(standing.size(), head, checkpoint);
        if (answer.statusCode() == 409) {
            long known = sizeIn(answer, head);
            standing = standing.at(known, standing.trouble());
            answer = submit(known, head, checkpoint);
        }
        if (answer.statusCode() != 200) {
            throw new Refusal("it answers %d: %s"
                    .formatted(answer.statusCode(), answer.body().strip()));
        }
        keep(head, checkpoint, answer.body());
    }

    /** A witness that has seen more than there is knows another history, or a longer one: nothing of this can be mended here. */
    private static long sizeIn(HttpResponse<String> answer, TreeHead head) {
        long known = Long.parseLong(answer.body().strip());
        if (known > head.size()) {
            throw new Refusal(
                    "it has seen %d records, and this log has %d: it was restored from an older backup, or is another one. Begin a log under a new origin."
                            .formatted(known, head.size()));
        }
        return known;
    }

    private HttpResponse<String> submit(long from, TreeHead head, Note checkpoint)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(witness.addCheckpoint())
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString(request(from, head, checkpoint)))
                        .build(),
                BodyHandlers.ofString());
    }

    private String request(long from, TreeHead head, Note checkpoint) {
        var body = new StringBuilder("old %d\n".formatted(from));
        if (from > 0) {
            tree.consistency(from, head.size()).hashes().stream()
                    .map(Hash::base64)
                    .forEach(line -> body.append(line).append('\n'));
        }
        return body.append('\n').append(checkpoint).toString();
    }

    private void keep(TreeHead head, Note checkpoint, String lines) {
        List<Signature> signed = lines.lines()
                .limit(MOST_LINES)
                .map(Signature::parse)
                .filter(this::isItsOwn)
                .toList();
        Note note = new Note(checkpoint.text(), signed);
        boolean good =
                witness.key().map(key -> key.findIn(note) == Finding.SIGNED).orElse(!signed.isEmpty());
        if (!good) {
            throw new Refusal("what it answers is not a signature by it.");
        }
        signed.forEach(signature -> store.cosigned(head.size(), signature.keyName(), signature.line()));
        cosignatures.incrementAndGet();
        cosigned.run();
    }

    /** Nobody signs in the log's name, and of a known witness only its own key counts. */
    private boolean isItsOwn(Signature signature) {
        return witness.key()
                .map(key -> key.name().equals(signature.keyName()) && key.id() == signature.keyId())
                .orElse(!signature.keyName().equals(tree.key().name()));
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
