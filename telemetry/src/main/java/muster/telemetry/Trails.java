package muster.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * Traces on their way through the log. A record's bytes tell nothing of them, so what was traced is remembered beside, by
 * the record's position, in memory: for a while, and not beyond a restart or on another instance, where the trace ends.
 */
public interface Trails {

    /** The header of HTTP and of Kafka's messages that names a trace (W3C Trace Context). */
    String TRACEPARENT = "traceparent";

    /** Where nobody traces. */
    Trails NONE = new Trails() {};

    /** Where this tracer does. */
    static Trails of(Tracer tracer) {
        return new Kept(tracer);
    }

    /** What this thread works on, as {@link #TRACEPARENT} names it; empty where it is not traced. */
    static Optional<String> here() {
        return name(Span.current().getSpanContext());
    }

    private static Optional<String> name(SpanContext context) {
        return context.isSampled()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-01")
                : Optional.empty();
    }

    /** A step in a trace, from now until it is closed. */
    record Step(Span span) implements AutoCloseable {

        /** What the next step follows. */
        public Optional<String> traceparent() {
            return name(span.getSpanContext());
        }

        @Override
        public void close() {
            span.end();
        }
    }

    /** Begins a step at a position behind what the traceparent names; none where nobody traces it. */
    default Optional<Step> begin(String name, SpanKind kind, long position, Supplier<Optional<String>> traceparent) {
        return Optional.empty();
    }

    /** Remembers where the trace of a position has come; or, with nothing, that it has none. */
    default void keep(long position, Optional<String> traceparent) {}

    /** Where the trace of a position has come. */
    default Optional<String> at(long position) {
        return Optional.empty();
    }

    /** Remembers the last ten thousand positions, each for a minute. */
    final class Kept implements Trails {

        private static final int MOST = 10_000;
        private static final Duration LONGEST = Duration.ofMinutes(1);
        private static final int LENGTH = 55;

        private final Tracer tracer;
        private final Cache<Long, String> traces = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .build();

        private Kept(Tracer tracer) {
            this.tracer = tracer;
        }

        @Override
        public Optional<Step> begin(String name, SpanKind kind, long position, Supplier<Optional<String>> traceparent) {
            return traceparent
                    .get()
                    .flatMap(Kept::parse)
                    .map(parent -> new Step(tracer.spanBuilder(name)
                            .setSpanKind(kind)
                            .setParent(Context.root().with(Span.wrap(parent)))
                            .setAttribute("muster.position", position)
                            .startSpan()));
        }

        /** Only what is to be recorded: one that is not has nothing to follow. */
        private static Optional<SpanContext> parse(String traceparent) {
            if (traceparent.length() != LENGTH || !traceparent.startsWith("00-") || !traceparent.endsWith("-01")) {
                return Optional.empty();
            }
            return Optional.of(SpanContext.createFromRemoteParent(
                            traceparent.substring(3, 35),
                            traceparent.substring(36, 52),
                            TraceFlags.getSampled(),
                            TraceState.getDefault()))
                    .filter(SpanContext::isValid);
        }

        @Override
        public void keep(long position, Optional<String> traceparent) {
            traceparent.ifPresentOrElse(trace -> traces.put(position, trace), () -> traces.invalidate(position));
        }

        @Override
        public Optional<String> at(long position) {
            return Optional.ofNullable(traces.getIfPresent(position));
        }
    }
}
