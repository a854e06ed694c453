package muster.relay;

import java.util.ArrayList;
import java.util.List;

import muster.eventstore.StoredRecord;

/**
 * Records that are sent together. So few that, for each partition, they are one batch of the producer's, which Kafka
 * takes whole or not at all: with a second batch under way, a first that failed for good would leave a hole, and a
 * reader who goes by position would take what comes later into the hole for a repetition.
 */
record Shipment(List<StoredRecord> records) {

    /** The producer's batch size. */
    static final int BATCH_BYTES = 512 * 1024;

    /** What a record takes up in a batch beside its bytes: key, header, offsets, lengths; generously. */
    private static final int BESIDE = 256;

    private static final int MOST_BYTES = BATCH_BYTES * 3 / 4;

    Shipment {
        records = List.copyOf(records);
    }

    /** A page of the log in shipments, in order. */
    static List<Shipment> of(List<StoredRecord> page) {
        var shipments = new ArrayList<Shipment>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < page.size(); i++) {
            int size = page.get(i).bytes().length + BESIDE;
            if (i > from && bytes + size > MOST_BYTES) {
                shipments.add(new Shipment(page.subList(from, i)));
                from = i;
                bytes = 0;
            }
            bytes += size;
        }
        if (from < page.size()) {
            shipments.add(new Shipment(page.subList(from, page.size())));
        }
        return shipments;
    }
}
