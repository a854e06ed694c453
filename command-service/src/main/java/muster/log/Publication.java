package muster.log;

import java.util.ArrayList;
import java.util.List;

import muster.eventstore.TreeStore;
import muster.log.WitnessClient.Standing;

/** Makes a checkpoint known as soon as it is committed: to every witness, and to whoever passes checkpoints on. */
public final class Publication implements AutoCloseable {

    private final List<WitnessClient> witnesses;

    /**
     * Begins to publish what the treekeeper makes.
     *
     * @param known told of each checkpoint, and again of each signature on it; must return at once
     */
    public Publication(Treekeeper keeper, SignedTree tree, TreeStore store, Witnesses asked, Runnable known) {
        this.witnesses = new ArrayList<>();
        for (var witness : asked.all()) {
            witnesses.add(new WitnessClient(witness, tree, store, known));
        }
        keeper.tell(head -> {
            known.run();
            witnesses.forEach(WitnessClient::ask);
        });
        witnesses.forEach(WitnessClient::start);
    }

    /** How it stands with each witness. */
    List<Standing> seen() {
        return witnesses.stream().map(WitnessClient::standing).toList();
    }

    List<WitnessClient> witnesses() {
        return witnesses;
    }

    @Override
    public void close() {
        witnesses.forEach(WitnessClient::close);
    }
}
