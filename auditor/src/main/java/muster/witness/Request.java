package muster.witness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import muster.ledger.Checkpoint;
import muster.ledger.ConsistencyProof;
import muster.ledger.Hash;
import muster.ledger.Note;

/**
 * What a log asks: to cosign a checkpoint, as the continuation of the one that the witness saw last (C2SP tlog-witness,
 * add-checkpoint).
 *
 * @param oldSize of the checkpoint that the log believes was cosigned last; 0 for none
 * @param proof the consistency proof's hashes
 */
record Request(long oldSize, List<Hash> proof, Note note, Checkpoint checkpoint) {

    /** The most hashes that a proof may have. */
    static final int MOST_HASHES = 63;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");

    Request {
        proof = List.copyOf(proof);
    }

    /**
     * Reads a request's body.
     *
     * @throws Malformed saying what is wrong with it
     */
    static Request parse(byte[] body) {
        int blank = blankLine(body);
        String head = new String(body, 0, blank, StandardCharsets.ISO_8859_1);
        try {
            List<String> lines = List.of(head.split("\n", -1));
            if (lines.size() - 1 > MOST_HASHES) {
                throw new Malformed("A proof has at most %d hashes.".formatted(MOST_HASHES));
            }
            Note note = Note.parse(Arrays.copyOfRange(body, blank + 2, body.length));
            List<Hash> proof = lines.stream().skip(1).map(Hash::parse).toList();
            return new Request(oldSize(lines.getFirst()), proof, note, Checkpoint.parse(note.text()));
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Where the first blank line begins behind the newline of the line before it. */
    private static int blankLine(byte[] body) {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\n' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new Malformed("There is no empty line between the proof and the checkpoint.");
    }

    private static long oldSize(String line) {
        Matcher written = OLD.matcher(line);
        if (!written.matches()) {
            throw new Malformed("The first line must be \"old\", a space, and a size without leading zeroes.");
        }
        return Long.parseLong(written.group(1));
    }

    /** Whether the checkpoint is shown to continue one of {@link #oldSize} leaves and this root. */
    boolean continues(Hash earlier) {
        // Every tree continues the empty one, so that there is nothing to prove.
        return oldSize == 0
                ? proof.isEmpty() && (checkpoint.size() > 0 || checkpoint.root().equals(earlier))
                : new ConsistencyProof(oldSize, checkpoint.size(), proof).leads(earlier, checkpoint.root());
    }
}
