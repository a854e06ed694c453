package muster.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import muster.eventstore.LogReader;
import muster.eventstore.StoredRecord;
import muster.gate.Reading;
import muster.ledger.EntryBundle;
import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The tree under {@code /log}: checkpoint and key, tiles and entry bundles as C2SP tlog-tiles has them, and proofs as JSON. */
@RestController
class LogTree {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
    private static final CacheControl FOR_A_MOMENT = CacheControl.maxAge(Duration.ofSeconds(1));
    private static final int HIGHEST_LEVEL = 63;

    private final SignedTree tree;
    private final LogReader log;
    private final CacheControl forEver;

    /** @param reading where not everybody may read, nothing may lie where everybody comes by */
    LogTree(SignedTree tree, LogReader log, Reading reading) {
        this.tree = tree;
        this.log = log;
        this.forEver = reading.isPublic() ? forEver().cachePublic() : forEver().cachePrivate();
    }

    private static CacheControl forEver() {
        return CacheControl.maxAge(Duration.ofDays(365)).immutable();
    }

    record Inclusion(long leafIndex, long treeSize, List<String> hashes) {}

    record Consistency(long from, long to, List<String> hashes) {}

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return text(tree.checkpoint().toString(), FOR_A_MOMENT);
    }

    @GetMapping("/log/key")
    ResponseEntity<byte[]> key() {
        return text(tree.key() + "\n", FOR_A_MOMENT);
    }

    @GetMapping("/log/tile/{level:[0-9]{1,2}}/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        Tile tile = within(Optional.of(level)
                .filter(text -> text.equals(Integer.toString(Integer.parseInt(text))))
                .map(Integer::parseInt)
                .filter(number -> number <= HIGHEST_LEVEL)
                .flatMap(number -> read(number, path)));
        return bytes(Tiles.encode(tree.tile(tile)));
    }

    @GetMapping("/log/tile/entries/{*path}")
    ResponseEntity<byte[]> entries(@PathVariable String path) {
        Tile tile = within(read(0, path));
        return bytes(EntryBundle.encode(records(tile.first(), tile.path().width())));
    }

    private static Optional<Tile> read(int level, String path) {
        return TilePath.parse(path.substring(1)).map(found -> new Tile(level, found));
    }

    /** Nothing beyond the checkpoint is served: who asks for that has not verified one. */
    private Tile within(Optional<Tile> asked) {
        return asked.filter(tile -> Tiles.isWithin(tile, tree.head().size()))
                .orElseThrow(
                        () -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND,
                                "There is no such tile within the log's checkpoint: /log/checkpoint says how large the tree is."));
    }

    /** A reading may end before its limit, where the records are large; where records were taken away, there is no more. */
    private List<byte[]> records(long after, int count) {
        List<StoredRecord> found = new ArrayList<>();
        boolean more = true;
        while (more && found.size() < count) {
            var page = log.read(after + found.size(), count - found.size());
            found.addAll(page);
            more = !page.isEmpty();
        }
        return found.stream().map(StoredRecord::bytes).toList();
    }

    @GetMapping("/log/proof/inclusion")
    Inclusion inclusion(@RequestParam long position, @RequestParam(required = false) Optional<Long> size) {
        long signed = tree.head().size();
        long treeSize = size.orElse(signed);
        require(
                treeSize <= signed,
                "The log's checkpoint has %d records, so there is no proof for size %d yet."
                        .formatted(signed, treeSize));
        require(
                position >= 1 && position <= treeSize,
                "There is no record %d in a tree of %d: positions begin at 1.".formatted(position, treeSize));
        var proof = tree.inclusion(position - 1, treeSize);
        return new Inclusion(proof.leafIndex(), proof.treeSize(), base64(proof.hashes()));
    }

    @GetMapping("/log/proof/consistency")
    Consistency consistency(@RequestParam long from, @RequestParam(required = false) Optional<Long> to) {
        long signed = tree.head().size();
        long later = to.orElse(signed);
        require(
                later <= signed,
                "The log's checkpoint has %d records, so there is no proof for size %d yet.".formatted(signed, later));
        require(from >= 0 && from <= later, "A tree does not grow from %d to %d.".formatted(from, later));
        var proof = tree.consistency(from, later);
        return new Consistency(proof.from(), proof.to(), base64(proof.hashes()));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, otherwise);
        }
    }

    private static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }

    private static ResponseEntity<byte[]> text(String text, CacheControl caching) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(caching).body(text.getBytes(UTF_8));
    }

    private ResponseEntity<byte[]> bytes(byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(forEver)
                .body(content);
    }
}
