package muster.local;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112 §7.1); one that ends without its last chunk was cut off, and says so. */
final class Chunks extends InputStream {

    static final String BROKE_OFF = "the connection broke off";

    private static final int MOST_HEX_DIGITS = 7;

    private final InputStream in;
    private int left;
    private boolean ended;

    Chunks(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            begin();
        }
        if (ended) {
            return -1;
        }
        var read = in.read(bytes, offset, Math.min(length, left));
        if (read < 0) {
            throw new EOFException(BROKE_OFF);
        }
        left -= read;
        if (left == 0) {
            skipLine(next());
        }
        return read;
    }

    private void begin() throws IOException {
        left = size();
        ended = left == 0;
        if (ended) {
            skipTrailers();
        }
    }

    /** A service that answers line by line sends a chunk for each: this is on the way of every answer. */
    private int size() throws IOException {
        var size = 0;
        var digits = 0;
        int character = next();
        for (; Character.digit(character, 16) >= 0; character = next()) {
            size = size * 16 + Character.digit(character, 16);
            digits++;
        }
        if (digits == 0 || digits > MOST_HEX_DIGITS) {
            throw new Garbled("a chunk has no size");
        }
        skipLine(character);
        return size;
    }

    private void skipTrailers() throws IOException {
        for (int character = next(); character != '\r' && character != '\n'; character = next()) {
            skipLine(character);
        }
    }

    private void skipLine(int first) throws IOException {
        for (int character = first; character != '\n'; character = next()) {}
    }

    private int next() throws IOException {
        int character = in.read();
        if (character < 0) {
            throw new EOFException(BROKE_OFF);
        }
        return character;
    }
}
