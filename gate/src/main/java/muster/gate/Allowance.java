package muster.gate;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import jakarta.servlet.http.HttpServletResponse;

/** All that a request is counted against. */
record Allowance(List<Quota.Share> shares) {

    /** As long as a sender may be silent, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Takes one of each; the seconds to wait where there was none. */
    OptionalLong takeOne(HttpServletResponse response) {
        for (Quota.Share share : shares) {
            OptionalLong wait = share.takeOne(response);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return OptionalLong.empty();
    }

    /**
     * Takes at least one of so many, and waits for it if it must.
     *
     * @throws TooMany it would have to wait for too long
     */
    long takeUpTo(long most) throws InterruptedException {
        long taken = most;
        for (Quota.Share share : shares) {
            long less = 0;
            try {
                less = share.takeUpTo(taken, PATIENCE);
            } finally {
                giveBackBefore(share, taken - less);
            }
            taken = less;
        }
        return taken;
    }

    private void giveBackBefore(Quota.Share last, long count) {
        for (Quota.Share share : shares) {
            if (share == last) {
                return;
            }
            share.giveBack(count);
        }
    }
}
