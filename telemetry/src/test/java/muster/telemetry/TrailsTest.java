package muster.telemetry;

import java.util.Optional;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrailsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String HEADER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final Trails trails = Trails.of(SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build()
            .get("test"));

    @Test
    void aTraceGoesOnFromWhereItWasLeftAtAPosition() {
        try (var first = trails.begin("append", SpanKind.INTERNAL, 7, () -> Optional.of(HEADER))
                .orElseThrow()) {
            trails.keep(7, first.traceparent());
        }
        try (var second =
                trails.begin("relay", SpanKind.PRODUCER, 7, () -> trails.at(7)).orElseThrow()) {
            assertThat(second.traceparent())
                    .hasValueSatisfying(next -> assertThat(next).startsWith("00-" + TRACE));
        }
        var spans = exported.getFinishedSpanItems();
        assertThat(spans).allMatch(span -> span.getTraceId().equals(TRACE));
        assertThat(spans.getLast().getParentSpanId()).isEqualTo(spans.getFirst().getSpanId());
    }

    @Test
    void aPositionThatAnotherTakesHasNoTraceOfTheOneBefore() {
        trails.keep(7, Optional.of(HEADER));
        trails.keep(7, Optional.empty());
        assertThat(trails.at(7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-zzf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNotToBeTracedOrCannotBeReadBeginsNothing(String header) {
        assertThat(trails.begin("feed", SpanKind.CONSUMER, 7, () -> Optional.of(header)))
                .isEmpty();
    }

    @Test
    void whereNobodyTracesNothingIsKeptAndNothingIsEvenAskedFor() {
        Trails.NONE.keep(7, Optional.of(HEADER));
        assertThat(Trails.NONE.at(7)).isEmpty();
        assertThat(Trails.NONE.begin("feed", SpanKind.CONSUMER, 7, () -> {
                    throw new AssertionError("asked");
                }))
                .isEmpty();
        assertThat(Trails.here()).isEmpty();
    }
}
