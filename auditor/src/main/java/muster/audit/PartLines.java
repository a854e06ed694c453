package muster.audit;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.InclusionProof;
import muster.ledger.Subtrees;
import muster.record.Json;
import muster.record.Malformed;

/** Some records, and behind each the proof that leads from it to the checkpoint, which was tried before it is written. */
final class PartLines implements ExportLines {

    private final WholeFile to;
    private final Checkpoint said;
    private final ExportHeader.Part part;
    private final Subtrees subtrees;
    private long records;

    PartLines(WholeFile to, LogSource log, Checkpoint said, ExportHeader.Part part) {
        this.to = to;
        this.said = said;
        this.part = part;
        this.subtrees = RememberedSubtrees.of(log, said.size());
    }

    @Override
    public void read(Reading block, OwnTree soFar) {
        long position = block.block().first();
        List<Hash> leaves = block.leaves();
        for (byte[] record : block.block().records()) {
            if (position >= part.from() && position <= part.until() && isWanted(record)) {
                write(record, position - 1, leaves.get((int)
                        (position - block.block().first())));
            }
            position++;
        }
    }

    private boolean isWanted(byte[] record) {
        return part.coalition()
                .map(coalition -> coalitionOf(record).equals(Optional.of(coalition.slug())))
                .orElse(true);
    }

    /** The coalition that a record says it belongs to. */
    static Optional<String> coalitionOf(byte[] record) {
        try {
            return Optional.ofNullable(Json.object(record).get("coalition"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue);
        } catch (Malformed noRecord) {
            return Optional.empty();
        }
    }

    private void write(byte[] record, long leafIndex, Hash leaf) {
        InclusionProof proof = InclusionProof.of(leafIndex, said.size(), subtrees);
        if (!proof.leads(leaf, said.root())) {
            throw new Unavailable(
                    "The log's tiles do not lead from position %s to its checkpoint: audit verify says where they are wrong."
                            .formatted(Words.count(leafIndex + 1)));
        }
        to.line(record);
        to.line(PartVerification.line(proof));
        records++;
    }

    @Override
    public void end() {}

    @Override
    public long records() {
        return records;
    }
}
