package muster.audit;

import java.util.List;
import java.util.Optional;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;

/**
 * What came of a verification.
 *
 * @param name which copy of a log was verified
 * @param checkpoint what the log said of itself
 * @param records how many were read
 * @param root over them
 * @param findings what does not hold, the gravest first; none if all holds
 * @param remarks what else a person should know
 */
record Report(
        String name,
        Optional<Checkpoint> checkpoint,
        long records,
        Hash root,
        List<Finding> findings,
        List<String> remarks) {

    Report {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
    }

    boolean holds() {
        return findings.isEmpty();
    }
}
