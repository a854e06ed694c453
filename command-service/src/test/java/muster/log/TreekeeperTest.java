package muster.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import muster.eventstore.Events;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.StoredRecord;
import muster.eventstore.TestLog;
import muster.eventstore.TextCodec;
import muster.eventstore.TreeHead;
import muster.eventstore.TreeStore;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Tiles;
import muster.ledger.Tree;
import muster.ledger.VerifierKey.Finding;

import static muster.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

class TreekeeperTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final TreeStore store = new TreeStore(log.source());
    private final SignedTree tree = new SignedTree(store, TestKey.of("muster.test/log"));

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private Treekeeper keeper() {
        return new Treekeeper(store, InstantSource.system());
    }

    private void append(int events) throws Exception {
        new Events(engine)
                .append(IntStream.range(0, events).mapToObj(i -> event("e" + i)).toArray(TaggedEventMessage[]::new));
    }

    private void awaitSize(long size) {
        await().atMost(PATIENCE).until(() -> store.head().size() == size);
    }

    private Tree ofTheRecords(long size) {
        var expected = Tree.empty();
        log.records().stream()
                .limit(size)
                .map(StoredRecord::bytes)
                .map(Hash::ofLeaf)
                .forEach(expected::add);
        return expected;
    }

    @Test
    void anEmptyLogHasACheckpointOfTheEmptyTree() {
        try (var keeper = keeper()) {
            keeper.start();
            await().atMost(PATIENCE).until(() -> store.lastCheckpoint().isPresent());
            assertThat(Checkpoint.parse(tree.checkpoint().text()))
                    .isEqualTo(new Checkpoint("muster.test/log", 0, Hash.OF_NOTHING));
        }
    }

    @Test
    void aSignedCheckpointFollowsWhatIsAppendedAndEachExtendsTheOneBefore() throws Exception {
        var told = new CopyOnWriteArrayList<TreeHead>();
        try (var keeper = keeper()) {
            keeper.tell(told::add);
            keeper.start();
            int size = 0;
            for (int events : List.of(1, 254, 1, 1, 300, 70)) {
                append(events);
                size += events;
                awaitSize(size);
            }
            assertThat(tree.key().findIn(tree.checkpoint())).isEqualTo(Finding.SIGNED);
            assertThat(told)
                    .allSatisfy(head ->
                            assertThat(TreeHead.of(ofTheRecords(head.size()))).isEqualTo(head));
            assertThat(told)
                    .extracting(TreeHead::size)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(627L);
        }
    }

    /** Each costs a commit and a signature, which those who append would pay for. */
    @Test
    void aLogThatGrowsWithEachCheckpointGetsAFewASecond() throws Exception {
        var told = new CopyOnWriteArrayList<TreeHead>();
        try (var keeper = keeper()) {
            keeper.tell(head -> {
                told.add(head);
                assertThatCode(() -> append(1)).doesNotThrowAnyException();
            });
            keeper.start();
            await().atMost(PATIENCE).until(() -> told.size() > 2);
            int before = told.size();
            Thread.sleep(Duration.ofSeconds(1));
            assertThat(told.size() - before).isLessThan(10);
        }
    }

    @Test
    void tilesAndProofsAreThoseOfTheRecords() throws Exception {
        append(700);
        try (var keeper = keeper()) {
            keeper.start();
            awaitSize(700);
        }
        var root = ofTheRecords(700).root();
        var leaves = log.records().stream()
                .map(record -> Hash.ofLeaf(record.bytes()))
                .toList();
        assertThat(Tiles.of(700).map(Object::toString)).contains("0/002.p/188", "1/000.p/2");
        Tiles.of(700)
                .filter(tile -> tile.level() == 0)
                .forEach(tile -> assertThat(tree.tile(tile))
                        .isEqualTo(leaves.subList(
                                (int) tile.first(),
                                (int) tile.first() + tile.path().width())));
        assertThat(tree.tile(Tiles.of(700).toList().getLast()))
                .containsExactly(Tiles.rootOf(leaves.subList(0, 256)), Tiles.rootOf(leaves.subList(256, 512)));
        var random = RandomGenerator.getDefault();
        for (int i = 0; i < 50; i++) {
            int to = random.nextInt(1, 701);
            int from = random.nextInt(1, to + 1);
            assertThat(tree.consistency(from, to)
                            .leads(ofTheRecords(from).root(), ofTheRecords(to).root()))
                    .isTrue();
            assertThat(tree.inclusion(from - 1, 700).leads(leaves.get(from - 1), root))
                    .isTrue();
        }
    }

    @Test
    void severalOnOneLogNeverDisagree() throws Exception {
        try (var one = keeper();
                var other = keeper()) {
            one.start();
            other.start();
            for (int i = 1; i <= 20; i++) {
                append(40);
            }
            awaitSize(800);
            assertThat(one.trouble()).isEmpty();
            assertThat(other.trouble()).isEmpty();
        }
        assertThat(store.head()).isEqualTo(TreeHead.of(ofTheRecords(800)));
    }

    @Test
    void overARecordThatWasAlteredNoCheckpointIsMadeAnyMore() throws Exception {
        append(300);
        try (var keeper = keeper()) {
            keeper.start();
            awaitSize(300);
        }
        asSuperuser("update log set leaf = sha256('other'), record = 'other' where position = 290");
        append(1);
        try (var keeper = keeper()) {
            keeper.start();
            await().atMost(PATIENCE).until(() -> keeper.trouble().isPresent());
            assertThat(keeper.trouble().orElseThrow()).contains("altered");
        }
        assertThat(store.head().size()).isEqualTo(300);
    }

    private void asSuperuser(String sql) throws Exception {
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table log disable trigger written_once");
            statement.execute(sql);
            statement.execute("alter table log enable trigger written_once");
        }
    }
}
