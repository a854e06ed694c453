package muster.eventstore;

import muster.ledger.Hash;
import muster.ledger.Tree;

/** How far the tree has grown: how many leaves it has, and the root over them. */
public record TreeHead(long size, Hash root) {

    /** Of a tree that nothing was added to. */
    public static final TreeHead EMPTY = of(Tree.empty());

    public static TreeHead of(Tree tree) {
        return new TreeHead(tree.size(), tree.root());
    }
}
