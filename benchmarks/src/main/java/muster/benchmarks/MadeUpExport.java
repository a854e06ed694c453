package muster.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;
import muster.ledger.Tree;
import muster.ledger.VerifierKey.Holder;
import muster.record.Json;
import muster.record.RecordFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A made-up log as {@code audit export} would write it, by the description of the format in docs/audit.md. */
final class MadeUpExport {

    private static final String ORIGIN = "muster.example/made-up";

    private final MadeUpLog log;
    private final OutputStream to;
    private final RecordFormat format = new RecordFormat();
    /** The hashes of the tile at the edge of each level, and how many its level has in all. */
    private final List<List<Hash>> levels = new ArrayList<>();

    private final List<Long> counts = new ArrayList<>();

    private MadeUpExport(MadeUpLog log, OutputStream to) {
        this.log = log;
        this.to = to;
    }

    /** Writes it; returns the key that it is signed with. */
    static String write(MadeUpLog log, Path file) throws IOException {
        SigningKey key = SigningKey.generate(ORIGIN, Holder.LOG, new SecureRandom());
        RecordFormat format = new RecordFormat();
        Tree tree = Tree.empty();
        log.forEach(recorded -> tree.add(Hash.ofLeaf(format.write(recorded, ORIGIN))));
        String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            new MadeUpExport(log, to).write(key, new Note(text, List.of(key.sign(text))));
        }
        return key.verifier().toString();
    }

    private void write(SigningKey key, Note checkpoint) {
        line(Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("export", "muster.export.v1");
            out.writeStringProperty("key", key.verifier().toString());
            out.writeStringProperty("checkpoint", checkpoint.toString());
            out.writeEndObject();
        }));
        log.forEach(recorded -> {
            byte[] record = format.write(recorded, ORIGIN);
            line(record);
            add(0, Hash.ofLeaf(record));
        });
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).isEmpty()) {
                tile(level);
            }
        }
    }

    private void add(int level, Hash hash) {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
            counts.add(0L);
        }
        List<Hash> tile = levels.get(level);
        tile.add(hash);
        counts.set(level, counts.get(level) + 1);
        if (tile.size() == TilePath.FULL) {
            tile(level);
            Hash over = Tiles.rootOf(tile);
            tile.clear();
            add(level + 1, over);
        }
    }

    private void tile(int level) {
        List<Hash> hashes = levels.get(level);
        long index = (counts.get(level) - 1) / TilePath.FULL;
        line("{\"tile\":\"%s\",\"hashes\":\"%s\"}"
                .formatted(
                        new Tile(level, new TilePath(index, hashes.size())),
                        Base64.getEncoder().encodeToString(Tiles.encode(hashes)))
                .getBytes(UTF_8));
    }

    private void line(byte[] bytes) {
        try {
            to.write(bytes);
            to.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
