package muster.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.StoreUnavailable;
import muster.eventstore.TreeHead;
import muster.eventstore.TreeStore;
import muster.ledger.Hash;
import muster.ledger.Subtrees.Subtree;
import muster.ledger.Tree;

/**
 * Has the tree follow the log: within a moment of an append its leaf is in the tree and a checkpoint over it is committed,
 * which only then is signed. Several on one database help each other; each goes on from what was committed last, and from a
 * tree that does not have the root which was signed it goes on never.
 */
public final class Treekeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Treekeeper.class);

    /** Leaves that one checkpoint adds at most: so the first one over a long log does not take for ever. */
    private static final int PAGE = 20_000;

    /** Between two checkpoints, and so between two looks at the log: each costs a commit and a signature, and every witness an answer. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    private final TreeStore store;
    private final InstantSource clock;
    private final List<Consumer<TreeHead>> followers = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().name("treekeeper").daemon().unstarted(this::run);
    private volatile boolean open = true;
    private volatile Optional<String> trouble = Optional.empty();
    private @Nullable Tree tree;

    /** The tree that is kept is not the one that was signed: records or hashes were altered. */
    private static final class Altered extends RuntimeException {

        Altered(TreeHead signed, Hash found) {
            super(
                    "The tree has the root %s at %d, and %s was signed: the log was altered. No checkpoint is made; let an auditor find where (./muster audit verify with a checkpoint kept elsewhere)."
                            .formatted(found, signed.size(), signed.root()));
        }
    }

    /** One that does nothing before it is started. */
    public Treekeeper(TreeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Has somebody told of each checkpoint that this one makes, and of the last there is at the start. */
    public void tell(Consumer<TreeHead> follower) {
        followers.add(follower);
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    /** What keeps checkpoints from being made; empty while nothing does. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void run() {
        while (open) {
            try {
                follow();
                trouble = Optional.empty();
                pause(PAUSE);
            } catch (StoreUnavailable away) {
                stumble("PostgreSQL does not answer.", away);
            } catch (RuntimeException unexpected) {
                stumble(String.valueOf(unexpected.getMessage()), unexpected);
            }
        }
    }

    /** Says once what stands in the way, however often it is met again. */
    private void stumble(String why, RuntimeException cause) {
        tree = null;
        if (!trouble.equals(Optional.of(why))) {
            LOG.error("the tree does not follow the log: {}", why, cause);
        }
        trouble = Optional.of(why);
        pause(AFTER_TROUBLE);
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds to the tree what is in the log now; what comes meanwhile waits for the next look, or else there would be no pause. */
    private void follow() {
        Tree current = current();
        boolean isMore = true;
        while (open && isMore) {
            List<Hash> leaves = store.hashes(0, current.size(), PAGE);
            isMore = leaves.size() == PAGE;
            if (!leaves.isEmpty()) {
                current = grown(current, leaves);
            }
        }
    }

    /** The tree as it was committed last; another instance may have gone on. */
    private Tree current() {
        Optional<TreeHead> last = store.lastCheckpoint();
        if (tree == null || !last.equals(Optional.of(TreeHead.of(tree)))) {
            tree = committed(last.orElseGet(this::first));
            announce(TreeHead.of(tree));
        }
        return tree;
    }

    private TreeHead first() {
        store.grow(TreeHead.EMPTY, Map.of(), TreeHead.EMPTY, clock.instant());
        return store.head();
    }

    private Tree committed(TreeHead head) {
        Tree found = Tree.of(head.size(), store.subtrees(head.size()));
        if (!found.root().equals(head.root())) {
            throw new Altered(head, found.root());
        }
        return found;
    }

    private Tree grown(Tree from, List<Hash> leaves) {
        Tree next = from.copy();
        Map<Subtree, Hash> completed = new LinkedHashMap<>();
        leaves.forEach(leaf -> next.add(leaf, (subtree, hash) -> {
            if (TreeStore.keeps(subtree)) {
                completed.put(subtree, hash);
            }
        }));
        if (!store.grow(TreeHead.of(from), completed, TreeHead.of(next), clock.instant())) {
            return current();
        }
        tree = next;
        announce(TreeHead.of(next));
        return next;
    }

    private void announce(TreeHead head) {
        followers.forEach(follower -> follower.accept(head));
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
