package muster.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import muster.ledger.Tiles.Tile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TilesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 256, 000",
        "7, 12, 007.p/12",
        "999, 256, 999",
        "1000, 256, x001/000",
        "1234067, 256, x001/x234/067",
        "273, 112, 273.p/112",
        "1000000000, 1, x001/x000/x000/000.p/1"
    })
    void anIndexIsWrittenInThreesAndReadBack(long index, int width, String path) {
        assertThat(new TilePath(index, width)).hasToString(path);
        assertThat(TilePath.parse(path)).contains(new TilePath(index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x000/001",
                "x001",
                "001/001",
                "x001/x234",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p",
                "000.p/",
                "000/",
                "/000",
                "000.p/1/",
                "-01",
                "x1234/000",
                "0a0",
                "000.p/1000"
            })
    void whatIsNotWrittenSoIsNoTile(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        var tiles = Tiles.of(70_000).map(Tile::toString).toList();
        assertThat(tiles)
                .hasSize(273 + 1 + 1 + 1 + 1)
                .contains("0/272", "0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1");
        assertThat(Tiles.of(256).map(Tile::toString)).containsExactly("0/000", "1/000.p/1");
        assertThat(Tiles.of(255).map(Tile::toString)).containsExactly("0/000.p/255");
        assertThat(Tiles.of(0)).isEmpty();
    }

    @Test
    void aTileIsWithinATreeThatHasItsHashes() {
        for (long size : List.of(0L, 1L, 255L, 256L, 257L, 70_000L, 65_536L)) {
            assertThat(Tiles.of(size)).allMatch(tile -> Tiles.isWithin(tile, size));
        }
        assertThat(Tiles.isWithin(new Tile(0, new TilePath(273, 113)), 70_000)).isFalse();
        assertThat(Tiles.isWithin(new Tile(2, new TilePath(0, 2)), 70_000)).isFalse();
        assertThat(Tiles.isWithin(new Tile(63, new TilePath(0, 1)), Long.MAX_VALUE))
                .isFalse();
        assertThat(Tiles.isWithin(new Tile(0, new TilePath(Long.MAX_VALUE, 1)), Long.MAX_VALUE))
                .isFalse();
    }

    @Test
    void proofsFromTilesAreThoseOfTheTree() {
        int size = 70_000;
        var tree = Tree.empty();
        List<List<Hash>> levels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Hash> roots = new ArrayList<>(List.of(tree.root()));
        for (int i = 0; i < size; i++) {
            var leaf = Hash.ofLeaf(("record " + i).getBytes(UTF_8));
            tree.add(leaf);
            roots.add(tree.root());
            add(levels, 0, leaf);
        }
        var subtrees =
                Tiles.subtrees((level, first, count) -> levels.get(level).subList((int) first, (int) first + count));
        assertThat(Tree.of(size, subtrees).root()).isEqualTo(tree.root());
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 500; i++) {
            int to = random.nextInt(1, size + 1);
            int from = random.nextInt(1, to + 1);
            assertThat(ConsistencyProof.of(from, to, subtrees).leads(roots.get(from), roots.get(to)))
                    .as("from %d to %d, seed %d", from, to, seed)
                    .isTrue();
            assertThat(InclusionProof.of(from - 1, to, subtrees)
                            .leads(levels.get(0).get(from - 1), roots.get(to)))
                    .as("leaf %d of %d, seed %d", from - 1, to, seed)
                    .isTrue();
        }
    }

    private static void add(List<List<Hash>> levels, int level, Hash hash) {
        var all = levels.get(level);
        all.add(hash);
        if (all.size() % 256 == 0) {
            add(levels, level + 1, Tiles.rootOf(all.subList(all.size() - 256, all.size())));
        }
    }

    @Test
    void tilesAndBundlesAreReadBackFromTheirBytes() {
        var hashes = List.of(Hash.ofLeaf(new byte[] {1}), Hash.ofLeaf(new byte[] {2}));
        assertThat(Tiles.decode(Tiles.encode(hashes))).isEqualTo(hashes);
        var records = List.of("one".getBytes(UTF_8), new byte[0], new byte[65_535]);
        var bundle = EntryBundle.encode(records);
        assertThat(bundle).startsWith(0, 3, 'o', 'n', 'e', 0, 0, 0xff, 0xff);
        assertThat(EntryBundle.decode(bundle)).usingRecursiveComparison().isEqualTo(records);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 3, 'o'})).hasMessageContaining("record 0");
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536]))).hasMessageContaining("65536");
        assertThatThrownBy(() -> Tiles.decode(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }
}
