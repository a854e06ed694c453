package muster.answer;

import java.time.Instant;
import java.util.function.BiConsumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import muster.event.AnyOf;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.Headcount;
import muster.event.Quantity;
import muster.record.Shape;
import muster.record.Times;

/** How answers are written: what comes from a record looks as it does there, and times have six decimals. */
public final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Wire() {}

    /** Writes what the services say. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    static JacksonModule module() {
        return new SimpleModule("muster")
                .addSerializer(writing(Instant.class, (out, time) -> out.writeString(Times.text(time))))
                .addSerializer(shaped(Event.class))
                .addSerializer(shaped(Evidence.class))
                .addSerializer(shaped(Grade.class))
                .addSerializer(shaped(Headcount.class))
                .addSerializer(shaped(Quantity.class))
                .addSerializer(shaped(AnyOf.class));
    }

    private static <T> StdSerializer<T> shaped(Class<T> type) {
        return writing(type, (out, value) -> Shape.of(value.getClass()).write(out, value));
    }

    private static <T> StdSerializer<T> writing(Class<T> type, BiConsumer<JsonGenerator, T> write) {
        return new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                write.accept(out, value);
            }
        };
    }
}
