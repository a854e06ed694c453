package muster.gate;

import java.io.IOException;
import java.io.InterruptedIOException;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A body of JSON Lines, each of which counts like a command. It has been begun, so that its sender is not refused but slowed
 * down: a line is let through when there is room for it.
 */
final class CountedLines extends Passing {

    private static final int BUFFER = 16 * 1024;

    private final Allowance allowance;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int free;
    private int to;

    CountedLines(HttpServletRequest request, Allowance allowance) {
        super(request);
        this.allowance = allowance;
    }

    @Override
    int readOn(ServletInputStream body, byte[] into, int offset, int length) throws IOException {
        if (from == to) {
            from = 0;
            free = 0;
            to = Math.max(0, body.read(buffer, 0, BUFFER));
        }
        if (from == to) {
            return -1;
        }
        if (from == free) {
            free = afterLines(allowed());
        }
        int count = Math.min(length, free - from);
        System.arraycopy(buffer, from, into, offset, count);
        from += count;
        return count;
    }

    private long allowed() throws IOException {
        long lines = 0;
        for (int i = from; i < to; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
        }
        try {
            return lines == 0 ? 0 : allowance.takeUpTo(lines);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("interrupted while a sender was slowed down").initCause(stopping);
        }
    }

    /** Where so many lines end; what has no end yet passes with those before it. */
    private int afterLines(long lines) {
        long left = lines;
        int at = from;
        while (at < to && left > 0) {
            left -= buffer[at] == '\n' ? 1 : 0;
            at++;
        }
        return beginsLast(at) ? to : at;
    }

    private boolean beginsLast(int at) {
        for (int i = at; i < to; i++) {
            if (buffer[i] == '\n') {
                return false;
            }
        }
        return true;
    }
}
