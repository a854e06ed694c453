package muster.audit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import muster.ledger.Tiles.Tile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A line of an export that holds a tile, behind the records that it stands over: by its hashes the first record that was
 * altered can be named.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TileLine(String tile, byte[] hashes) {

    private static final byte[] BEGINNING = "{\"tile\":\"".getBytes(ISO_8859_1);
    private static final byte[] MIDDLE = "\",\"hashes\":\"".getBytes(ISO_8859_1);
    private static final byte[] END = "\"}".getBytes(ISO_8859_1);

    static TileLine of(Tile tile, byte[] hashes) {
        return new TileLine(tile.toString(), hashes);
    }

    static boolean isOne(byte[] line) {
        return ExportHeader.startsWith(line, BEGINNING);
    }

    /** Reads such a line; nothing if it is broken. */
    static Optional<TileLine> parse(byte[] line) {
        int name = BEGINNING.length;
        while (name < line.length && line[name] != '"') {
            name++;
        }
        int from = name + MIDDLE.length;
        int to = line.length - END.length;
        if (from > to
                || !Arrays.equals(line, name, from, MIDDLE, 0, MIDDLE.length)
                || !Arrays.equals(line, to, line.length, END, 0, END.length)) {
            return Optional.empty();
        }
        String tile = new String(line, BEGINNING.length, name - BEGINNING.length, ISO_8859_1);
        return decoded(Arrays.copyOfRange(line, from, to)).map(hashes -> new TileLine(tile, hashes));
    }

    private static Optional<byte[]> decoded(byte[] base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The line, without its newline. */
    byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(hashes.length * 4 / 3 + 64);
        line.writeBytes(BEGINNING);
        line.writeBytes(tile.getBytes(ISO_8859_1));
        line.writeBytes(MIDDLE);
        line.writeBytes(Base64.getEncoder().encode(hashes));
        line.writeBytes(END);
        return line.toByteArray();
    }
}
