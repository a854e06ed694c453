package muster.projection;

import java.util.List;
import java.util.Map;

/**
 * What was read at once, and how far.
 *
 * @param lines each position at most once
 * @param stops of what could not even be given a position
 * @param nextOffsets what to read next of each partition that something was read from
 */
public record Read(String topicId, List<Line> lines, List<Stop> stops, Map<Integer, Long> nextOffsets) {

    public Read {
        lines = List.copyOf(lines);
        stops = List.copyOf(stops);
        nextOffsets = Map.copyOf(nextOffsets);
    }
}
