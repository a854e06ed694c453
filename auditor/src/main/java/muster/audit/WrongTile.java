package muster.audit;

import java.util.List;

import muster.audit.ServedTiles.Different;
import muster.ledger.Hash;
import muster.ledger.Tiles.Tile;

/** What to say of tiles that are wrong while the records are right: whoever asks for a proof is told something else. */
final class WrongTile {

    private WrongTile() {}

    static Finding finding(ServedTiles tiles) {
        Tile first = tiles.wrong().getFirst();
        Different versions = tiles.different(first).orElseThrow();
        Stretch under = under(first, versions);
        String what = versions.served().isEmpty()
                ? "The tile %s is not handed over".formatted(first)
                : "The tile %s does not hold the hash over positions %s".formatted(first, under);
        String more = tiles.differing() == 1
                ? ""
                : ", and %s other tiles are wrong".formatted(Words.count(tiles.differing() - 1));
        return Finding.at(
                under,
                "%s%s. The records themselves are what the log has signed; proofs that are made from this tile are not to be trusted."
                        .formatted(what, more));
    }

    private static Stretch under(Tile tile, Different versions) {
        long each = 1L << (8 * tile.level());
        List<Hash> own = versions.own();
        int at = 0;
        while (at < own.size()
                && at < versions.served().size()
                && own.get(at).equals(versions.served().get(at))) {
            at++;
        }
        long first = (tile.first() + Math.min(at, own.size() - 1)) * each;
        return new Stretch(first + 1, first + each);
    }
}
