package muster.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import muster.event.Recorded;
import muster.ledger.Hash;
import muster.ledger.Tree;

/** Recomputes the roots that a log had at certain sizes, while its records pass. */
final class Roots implements Told.Passing {

    private final Tree tree = Tree.empty();
    private final Set<Long> wanted = new HashSet<>();
    private final Map<Long, Hash> roots = new HashMap<>(Map.of(0L, Hash.OF_NOTHING));

    Roots(List<Mark.Noted> marks) {
        marks.forEach(mark -> wanted.add(mark.size()));
    }

    @Override
    public void passes(Recorded record, byte[] bytes) {
        if (wanted.isEmpty()) {
            return;
        }
        tree.add(Hash.ofLeaf(bytes));
        if (wanted.contains(tree.size())) {
            roots.put(tree.size(), tree.root());
        }
    }

    /**
     * Holds the records against a checkpoint that speaks of no more than there are.
     *
     * @throws Contradiction if they are not those that it was signed over
     */
    void require(Mark.Noted mark) {
        var said = mark.saved().checkpoint();
        Optional<Hash> root = Optional.ofNullable(roots.get(said.size()));
        if (!root.equals(Optional.of(said.root()))) {
            throw new Contradiction(
                    "The first %d records have the root %s, and %s says %s: the log is not the one that was signed."
                            .formatted(
                                    said.size(), root.map(Hash::base64).orElse("of none"), mark.name(), said.root()));
        }
    }
}
