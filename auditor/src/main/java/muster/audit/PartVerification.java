package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.InclusionProof;
import muster.ledger.VerifierKey;
import muster.record.Json;
import muster.record.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Holds an export of some records against its checkpoint: behind each stands a proof that leads from it to the root. That
 * none was left out between two positions shows; that none of a coalition's was cannot.
 */
final class PartVerification {

    /** More than anybody reads one by one. */
    private static final int MOST_TOLD = 100;

    private final ExportFile file;
    private final Demands demands;
    private final ExportHeader header;
    private final ExportHeader.Part part;
    private final Checkpoint said;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long records;
    private long last;

    private PartVerification(ExportFile file, Demands demands) {
        this.file = file;
        this.demands = demands;
        this.header = file.header().orElseThrow();
        this.part = header.part().orElseThrow();
        this.said = header.said();
        this.last = part.from() - 1;
    }

    static Report of(ExportFile file, Demands demands, LongConsumer reached) {
        return new PartVerification(file, demands).report(reached);
    }

    private Report report(LongConsumer reached) {
        VerifierKey key = demands.key().orElse(header.key());
        Signatures.ofLog(header.checkpoint(), key).ifPresent(why -> findings.add(Finding.of(why)));
        Signatures.ofWitnesses(header.checkpoint(), demands.witnesses(), demands.quorum())
                .ifPresent(why -> findings.add(Finding.of(why)));
        demands.saved().forEach(this::compare);
        for (Optional<byte[]> line = file.line(); line.isPresent(); line = file.line()) {
            judge(line.get(), file.line());
            reached.accept(records);
        }
        if (part.coalition().isEmpty()) {
            expect(part.until() + 1);
        }
        remark(key);
        return new Report(file.name(), Optional.of(said), records, said.root(), findings, remarks);
    }

    /** An export of a part can be held against the very checkpoint that it was made with, and no other. */
    private void compare(Saved saved) {
        if (saved.checkpoint().size() != said.size()) {
            throw new Unavailable(
                    "%s holds only some records, and its proofs lead to the checkpoint over %s: whether the log only grew since %s shows in a whole export or the log alone."
                            .formatted(file.name(), Words.count(said.size(), "record"), saved.name()));
        }
        if (!saved.checkpoint().root().equals(said.root())
                || !saved.checkpoint().origin().equals(said.origin())) {
            findings.add(Finding.of(
                    "%s is of the same size as the checkpoint of this export and differs from it: two histories have been shown. Keep both."
                            .formatted(saved.name())));
        }
    }

    private void judge(byte[] record, Optional<byte[]> proofLine) {
        records++;
        Optional<InclusionProof> proof = proofLine.flatMap(PartVerification::proof);
        long position = proof.map(found -> found.leafIndex() + 1).orElse(last + 1);
        Stretch where = Stretch.of(Math.max(1, position));
        boolean leads = proof.filter(found -> found.treeSize() == said.size())
                .filter(found -> found.leads(Hash.ofLeaf(record), said.root()))
                .isPresent();
        if (!leads) {
            find(
                    where,
                    "The record at position %s is not the one that the log has signed, or its proof was altered."
                            .formatted(where));
        } else {
            judgePlace(record, position, where);
        }
        last = Math.max(last, position);
    }

    private void judgePlace(byte[] record, long position, Stretch where) {
        Optional<Place> place = Place.of(record, ("https://" + said.origin()).getBytes(UTF_8));
        boolean belongs = part.coalition()
                .map(coalition -> PartLines.coalitionOf(record).equals(Optional.of(coalition.slug())))
                .orElse(true);
        if (!belongs || position < part.from() || position > part.until()) {
            find(where, "The record at position %s is not one of those that the export is of.".formatted(where));
        }
        if (place.filter(here -> here.ours() && here.position() == position).isEmpty()) {
            find(
                    where,
                    "The record at position %s says of itself that it is another's, or elsewhere.".formatted(where));
        }
        if (position <= last) {
            findings.add(
                    Finding.at(where, "Position %s stands behind position %s.".formatted(where, Words.count(last))));
        } else if (part.coalition().isEmpty()) {
            expect(position);
        }
    }

    private void find(Stretch where, String words) {
        if (findings.size() < MOST_TOLD) {
            findings.add(Finding.at(where, words));
        }
    }

    private void expect(long next) {
        if (next > last + 1) {
            Stretch missing = new Stretch(last + 1, next - 1);
            find(missing, "%s missing from the export.".formatted(missing.are()));
        }
    }

    private static Optional<InclusionProof> proof(byte[] line) {
        try {
            JsonNode proof = Json.object(line).path("proof");
            List<Hash> hashes = StreamSupport.stream(proof.path("hashes").spliterator(), false)
                    .map(hash -> Hash.parse(hash.asString("")))
                    .toList();
            return Optional.of(new InclusionProof(
                    proof.path("leafIndex").asLong(-1), proof.path("treeSize").asLong(-1), hashes));
        } catch (Malformed | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The line behind a record. */
    static byte[] line(InclusionProof proof) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeName("proof");
            out.writeStartObject();
            out.writeNumberProperty("leafIndex", proof.leafIndex());
            out.writeNumberProperty("treeSize", proof.treeSize());
            out.writeName("hashes");
            out.writeStartArray();
            proof.hashes().forEach(hash -> out.writeString(hash.base64()));
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private void remark(VerifierKey key) {
        if (demands.key().isEmpty()) {
            remarks.add(
                    "The key is the one that the export itself names, and that it is the log's rests on its own word: note %s, and give it with --key from now on."
                            .formatted(key));
        }
        part.coalition()
                .ifPresent(coalition -> remarks.add(
                        "Each of these records is in the log; whether %s has others between positions %s shows in a whole export alone."
                                .formatted(coalition.slug(), new Stretch(part.from(), part.until()))));
    }
}
