package muster.live;

import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.gate.Exposure;

/** How many may watch at a time: each of them holds a connection for as long as it likes. */
@Component
class Places {

    private static final int MOST_PER_CLIENT_IN_THE_OPEN = 200;

    private final int most;
    private final int mostPerClient;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /** @param mostPerClient 0 for the default: on one machine, all of them */
    Places(
            Exposure exposure,
            @Value("${muster.live.most:2000}") int most,
            @Value("${muster.live.most-per-client:0}") int mostPerClient) {
        this.most = most;
        this.mostPerClient =
                mostPerClient > 0 ? mostPerClient : exposure.inTheOpen() ? MOST_PER_CLIENT_IN_THE_OPEN : most;
    }

    /** Held by one who watches. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes one, until it is closed.
     *
     * @throws Refused there is none
     */
    synchronized Place take(String client) {
        int own = taken.getOrDefault(client, 0);
        if (own >= mostPerClient) {
            throw Refused.because(
                    Reason.TOO_MANY_WATCHED,
                    "From where you are, %d streams are being read already; close one of them.".formatted(own));
        }
        if (all >= most) {
            throw Refused.because(
                    Reason.WATCHED_BY_TOO_MANY,
                    "As many are watching as there is room for; ask again in a while, or ask for the changes themselves.");
        }
        taken.put(client, own + 1);
        all++;
        return () -> giveBack(client);
    }

    private synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }

    /** How many are held. */
    synchronized int taken() {
        return all;
    }
}
