package muster.relay;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import muster.eventstore.StoredRecord;

import static org.assertj.core.api.Assertions.assertThat;

class ShipmentTest {

    @Test
    void shipmentsHoldThePageInOrderAndFitIntoABatch() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            var page = page(random);
            var shipments = Shipment.of(page);
            assertThat(shipments.stream().flatMap(it -> it.records().stream()).toList())
                    .as("seed %d", seed)
                    .isEqualTo(page);
            assertThat(shipments).allSatisfy(it -> assertThat(bytes(it)).isLessThan(Shipment.BATCH_BYTES));
        }
    }

    private static long bytes(Shipment shipment) {
        return shipment.records().stream()
                .mapToLong(it -> it.bytes().length + 100)
                .sum();
    }

    private static List<StoredRecord> page(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(200))
                .mapToObj(i -> new StoredRecord(i + 1L, Optional.empty(), new byte[random.nextInt(65_536)]))
                .toList();
    }
}
