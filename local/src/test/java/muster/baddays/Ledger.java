package muster.baddays;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told: each acknowledgement, each refusal, and whatever they should not have been told. */
final class Ledger {

    private final Map<UUID, Receipt> acknowledged = new ConcurrentHashMap<>();
    private final Map<UUID, String> refused = new ConcurrentHashMap<>();
    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger putOff = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    void send(UUID command) {
        sent.add(command);
    }

    void acknowledge(UUID command, Receipt receipt) {
        var known = acknowledged.merge(command, receipt, Receipt::or);
        if (known.contradicts(receipt)) {
            complain("%s was acknowledged as %s and as %s".formatted(command, known, receipt));
        }
    }

    void refuse(UUID command, String why) {
        refused.put(command, why);
    }

    /** A command was put off with 503. */
    void putOff() {
        putOff.incrementAndGet();
    }

    int timesPutOff() {
        return putOff.get();
    }

    void complain(String what) {
        complaints.add(what);
    }

    int acknowledgements() {
        return acknowledged.size();
    }

    Map<UUID, Receipt> acknowledged() {
        return acknowledged;
    }

    Map<UUID, String> refused() {
        return refused;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    boolean knows(UUID command) {
        return sent.contains(command);
    }

    /** Sent, and neither acknowledged nor refused. */
    Set<UUID> unanswered() {
        var open = new HashSet<>(sent);
        open.removeAll(acknowledged.keySet());
        open.removeAll(refused.keySet());
        return open;
    }
}
