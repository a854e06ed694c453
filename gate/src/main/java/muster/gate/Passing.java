package muster.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A request whose body is looked at as it passes. */
abstract class Passing extends HttpServletRequestWrapper {

    private final Stream stream = new Stream();

    Passing(HttpServletRequest request) {
        super(request);
    }

    /** Reads on; -1 at the end. */
    abstract int readOn(ServletInputStream body, byte[] into, int offset, int length) throws IOException;

    @Override
    public ServletInputStream getInputStream() {
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    private ServletInputStream body() throws IOException {
        return getRequest().getInputStream();
    }

    private final class Stream extends ServletInputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return length == 0 ? 0 : readOn(body(), into, offset, length);
        }

        @Override
        public boolean isFinished() {
            throw new UnsupportedOperationException("bodies are read by waiting for them");
        }

        @Override
        public boolean isReady() {
            throw new UnsupportedOperationException("bodies are read by waiting for them");
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read by waiting for them");
        }
    }
}
