package muster.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.event.Coalition;
import muster.projection.Line;
import muster.projection.Read;
import muster.projection.Stop;
import muster.record.Unreadable;
import muster.telemetry.Trails;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes of what Kafka gave at once what the projection takes. */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final long applied;
    private final BiConsumer<Long, String> traces;

    /** By position: two services that store the same records in one order wait for each other, and in two for ever. */
    private final Map<Long, Line> lines = new TreeMap<>();

    private final List<Stop> stops = new ArrayList<>();
    private final Map<Integer, Long> lastIn = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();

    private Reading(long applied, BiConsumer<Long, String> traces) {
        this.applied = applied;
        this.traces = traces;
    }

    /**
     * Reads them.
     *
     * @param applied the position up to which all is applied: as of there a coalition stops that sends no records
     * @param traces told of each position that is traced, and where its trace has come
     */
    static Read of(
            String topicId, ConsumerRecords<byte[], byte[]> records, long applied, BiConsumer<Long, String> traces) {
        Reading reading = new Reading(applied, traces);
        records.forEach(reading::take);
        return new Read(topicId, List.copyOf(reading.lines.values()), reading.stops, reading.offsets);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        offsets.put(record.partition(), record.offset() + 1);
        try {
            byte[] bytes = record.value() == null ? new byte[0] : record.value();
            Line line = Line.of(bytes);
            lastIn.put(record.partition(), line.entry().position());
            take(line);
            Header trace = record.headers().lastHeader(Trails.TRACEPARENT);
            if (trace != null) {
                traces.accept(line.entry().position(), new String(trace.value(), UTF_8));
            }
        } catch (Unreadable unreadable) {
            stop(record, lastIn.getOrDefault(record.partition(), applied), unreadable)
                    .ifPresent(stops::add);
        }
    }

    private void take(Line line) {
        Line first = lines.putIfAbsent(line.entry().position(), line);
        if (first != null && !Arrays.equals(first.bytes(), line.bytes())) {
            long position = line.entry().position();
            String reason = "Position %d came twice with different bytes.".formatted(position);
            stops.add(new Stop(first.entry().coalition(), position - 1, reason));
            stops.add(new Stop(line.entry().coalition(), position - 1, reason));
        }
    }

    /**
     * What has no place in the log stops the coalition that is its key; without one, none.
     *
     * @param last the last position before it in its partition
     */
    static Optional<Stop> stop(ConsumerRecord<byte[], byte[]> record, long last, Unreadable unreadable) {
        String place = "Offset %d of partition %d is no record. %s"
                .formatted(record.offset(), record.partition(), unreadable.getMessage());
        LOG.error("{}", place);
        try {
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            return Optional.of(new Stop(new Coalition(key), last, place));
        } catch (IllegalArgumentException noCoalition) {
            LOG.error("Its key names no coalition either, so it is passed over.");
            return Optional.empty();
        }
    }
}
