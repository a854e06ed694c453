package muster.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The index of a tile and how many entries it holds, as they stand in an address (C2SP tlog-tiles): {@code x001/x234/067},
 * and {@code 273.p/112} for one that is not full.
 *
 * @param index from 0, among the tiles of a level
 * @param width how many hashes or records it holds, 1 to 256
 */
public record TilePath(long index, int width) {

    /** How many hashes or records a full tile holds. */
    public static final int FULL = 256;

    private static final Pattern FORM = Pattern.compile("((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("There is no tile %d of width %d.".formatted(index, width));
        }
    }

    /** Reads a path; nothing if it is not written as one. */
    public static Optional<TilePath> parse(String path) {
        Matcher found = FORM.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(found.group(1).replaceAll("[x/]", ""));
        int width = Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(FULL);
        boolean partial = found.group(2) != null;
        return Optional.of(width)
                .filter(given -> partial ? given < FULL : given == FULL)
                .map(given -> new TilePath(index, given))
                .filter(tile -> tile.toString().equals(path));
    }

    /** Whether it holds fewer entries than it could. */
    public boolean isPartial() {
        return width < FULL;
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return isPartial() ? path + ".p/" + width : path.toString();
    }
}
