package muster.local;

import java.io.IOException;
import java.io.InputStream;

/** A stream of bytes cut after so many line ends; the bytes pass through untouched, valid UTF-8 or not. */
final class Lines {

    private final InputStream in;
    private long count;

    /** The stream must be able to mark and reset. */
    Lines(InputStream in) {
        this.in = in;
    }

    boolean hasMore() throws IOException {
        in.mark(1);
        var more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** How many line ends have passed. */
    long count() {
        return count;
    }

    /** The next lines, at most so many, as a stream that ends after them. */
    InputStream next(int most) {
        return new Piece(count + most);
    }

    private final class Piece extends InputStream {
        private final long end;

        Piece(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (count == end) {
                return -1;
            }
            in.mark(length);
            var read = in.read(bytes, offset, length);
            for (int i = 0; i < read; i++) {
                count += bytes[offset + i] == '\n' ? 1 : 0;
                if (count == end) {
                    in.reset();
                    in.skipNBytes(i + 1);
                    return i + 1;
                }
            }
            return read;
        }
    }
}
