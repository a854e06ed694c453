package muster.log;

import java.util.List;
import java.util.Optional;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

import muster.eventstore.LogReader;
import muster.eventstore.TreeHead;

/** {@code GET /actuator/tree}: how far the tree is behind the log, and who has witnessed it. No part of the service's health. */
@Component
@Endpoint(id = "tree")
class TreePage {

    private final SignedTree tree;
    private final Treekeeper keeper;
    private final Publication publication;
    private final LogReader log;

    TreePage(SignedTree tree, Treekeeper keeper, Publication publication, LogReader log) {
        this.tree = tree;
        this.keeper = keeper;
        this.publication = publication;
        this.log = log;
    }

    /**
     * How it stands.
     *
     * @param size how many records the last checkpoint has
     * @param root the root over them, in base64
     * @param lag how many records the log has beyond it
     * @param trouble what keeps checkpoints from being made
     * @param witnesses what each has signed last, and what is the matter
     */
    record Standing(
            long size, String root, long lag, Optional<String> trouble, List<WitnessClient.Standing> witnesses) {}

    /** The tree is read before the log, so that the lag is never too small. */
    @ReadOperation
    Standing standing() {
        TreeHead head = tree.head();
        long lag = log.head().position() - head.size();
        return new Standing(head.size(), head.root().base64(), lag, keeper.trouble(), publication.seen());
    }
}
