package muster.command;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdsTest {

    @Test
    void anEventsIdIsANameBasedUuidInTheNamespaceOfItsCommand() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(EventIds.of(dns, 0)).isEqualTo(UUID.fromString("6af613b6-569c-5c22-9c37-2ed93f31d3af"));
        assertThat(EventIds.of(dns, 1)).isEqualTo(UUID.fromString("b04965e6-a9bb-591f-8f8a-1adcb2c8dc39"));
    }
}
