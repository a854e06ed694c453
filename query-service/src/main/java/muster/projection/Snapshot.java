package muster.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.event.StatementRetracted;

/**
 * All that is applied at one moment. It never changes, so that one answer is as of one position.
 *
 * <p>Partitions arrive each at its own pace: what came before its turn waits, and the position moves over what is
 * without a gap, a command at a time. A reader never sees half a correction.
 */
public final class Snapshot {

    public static final Snapshot EMPTY = new Snapshot(0, Moments.NONE, Map.of(), new TreeMap<>(), Map.of(), List.of());

    private final long position;
    private final Moments moments;
    private final Map<Coalition, Long> lasts;
    private final NavigableMap<Long, Entry> waiting;
    private final Map<Coalition, Stop> stops;
    private final List<Recorded> news;

    private Snapshot(
            long position,
            Moments moments,
            Map<Coalition, Long> lasts,
            NavigableMap<Long, Entry> waiting,
            Map<Coalition, Stop> stops,
            List<Recorded> news) {
        this.position = position;
        this.moments = moments;
        this.lasts = lasts;
        this.waiting = waiting;
        this.stops = stops;
        this.news = news;
    }

    /** What was applied before this process began: where each record belongs, and whose it is. */
    static Snapshot restored(Moments moments, Map<Coalition, Long> lasts, Collection<Stop> stops) {
        Map<Coalition, Stop> byCoalition =
                stops.stream().collect(Collectors.toMap(Stop::coalition, stop -> stop, Stop::earlier));
        return new Snapshot(
                moments.size(), moments, Map.copyOf(lasts), new TreeMap<>(), Map.copyOf(byCoalition), List.of());
    }

    /** This and what has been read since; what was read before, by its position, makes no difference. */
    public Snapshot with(Collection<Entry> entries, Collection<Stop> newStops) {
        Next next = new Next(this);
        newStops.forEach(next::stop);
        entries.forEach(next::take);
        return next.settled();
    }

    /** The position up to which everything is applied. */
    public long position() {
        return position;
    }

    /** The highest position that was read, applied or waiting for one before it. */
    public long highest() {
        return waiting.isEmpty() ? position : waiting.lastKey();
    }

    /** Whether something that was read waits for what comes before it. */
    public boolean hasGap() {
        return !waiting.isEmpty();
    }

    /** When the position was recorded; empty for 0. */
    public Optional<Instant> recordedAt(long ofPosition) {
        return ofPosition == 0 ? Optional.empty() : Optional.of(moments.at(ofPosition));
    }

    /** The last position that was recorded at or before the moment; 0 if there is none. */
    public long positionAt(Instant moment) {
        return moments.lastAt(moment);
    }

    /** Every coalition of which something is known, sorted; also one that stopped before its first record. */
    public Collection<Coalition> coalitions() {
        Set<Coalition> all = new TreeSet<>(java.util.Comparator.comparing(Coalition::slug));
        all.addAll(lasts.keySet());
        all.addAll(stops.keySet());
        return all;
    }

    /** The position of the coalition's last record that is applied; 0 if there is none. */
    public long last(Coalition coalition) {
        return lasts.getOrDefault(coalition, 0L);
    }

    /** What this has and the snapshot before it had not, in the order of the log. */
    List<Recorded> news() {
        return news;
    }

    public Collection<Stop> stops() {
        return stops.values();
    }

    public Optional<Stop> stop(Coalition coalition) {
        return Optional.ofNullable(stops.get(coalition));
    }

    /** A snapshot in the making. */
    private static final class Next {

        private final Map<Coalition, Long> lasts;
        private final List<Recorded> news = new ArrayList<>();
        private final NavigableMap<Long, Entry> waiting;
        private final Map<Coalition, Stop> stops;
        private long position;
        private Moments moments;

        Next(Snapshot from) {
            lasts = new HashMap<>(from.lasts);
            waiting = new TreeMap<>(from.waiting);
            stops = new HashMap<>(from.stops);
            position = from.position;
            moments = from.moments;
        }

        void stop(Stop stop) {
            Stop first = stops.merge(stop.coalition(), stop, Stop::earlier);
            lasts.computeIfPresent(stop.coalition(), (_, last) -> Math.min(last, first.after()));
        }

        void take(Entry entry) {
            if (entry.position() > position) {
                waiting.putIfAbsent(entry.position(), entry);
            }
        }

        Snapshot settled() {
            for (Entry next = waiting.get(position + 1); next != null; next = waiting.get(position + 1)) {
                if (awaitsItsReplacement(next) && !waiting.containsKey(position + 2)) {
                    break;
                }
                settle(next);
            }
            return new Snapshot(position, moments, Map.copyOf(lasts), waiting, Map.copyOf(stops), List.copyOf(news));
        }

        private static boolean awaitsItsReplacement(Entry entry) {
            return entry instanceof Entry.Open(Recorded recorded)
                    && recorded.event() instanceof StatementRetracted retraction
                    && retraction.replacedBy().isPresent();
        }

        private void settle(Entry entry) {
            waiting.remove(entry.position());
            position = entry.position();
            moments = moments.append(entry.recordedAt());
            switch (entry) {
                case Entry.Open(Recorded recorded) -> append(recorded);
                case Entry.Closed closed -> stop(Stop.unreadable(closed.coalition(), closed.position(), closed.why()));
            }
        }

        private void append(Recorded recorded) {
            Stop stop = stops.get(recorded.coalition());
            if (stop == null || recorded.position() <= stop.after()) {
                lasts.put(recorded.coalition(), recorded.position());
                news.add(recorded);
            }
        }
    }
}
