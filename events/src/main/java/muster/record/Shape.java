package muster.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A record as a JSON object: its components are the fields, in their order and by their names. */
public final class Shape implements Value {

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final MethodHandle constructor;
    private final List<Part> parts;

    private record Part(String name, Form form, MethodHandle accessor) {}

    private Shape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is neither a record nor a value that is known");
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            this.parts = Arrays.stream(components)
                    .map(component -> part(lookup, component))
                    .toList();
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException(type + " must be public", notPublic);
        }
    }

    private static Part part(MethodHandles.Lookup lookup, RecordComponent component) {
        try {
            MethodHandle accessor =
                    lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
            return new Part(component.getName(), Form.of(component), accessor);
        } catch (IllegalAccessException notPublic) {
            throw new IllegalArgumentException(component + " must be public", notPublic);
        }
    }

    /** The shape of a record class. */
    public static Shape of(Class<?> type) {
        Shape known = SHAPES.get(type);
        if (known == null) {
            known = new Shape(type);
            SHAPES.put(type, known);
        }
        return known;
    }

    /** The names of the fields. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    <T> Optional<T> read(Fields in) {
        @Nullable Object[] values = new Object[parts.size()];
        boolean whole = true;
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            Optional<Object> value = part.form().read(in, part.name());
            whole &= value.isPresent();
            values[i] = value.orElse(null);
        }
        return whole ? construct(in, values) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> construct(Fields in, @Nullable Object[] values) {
        try {
            return Optional.of((T) constructor.invokeExact(values));
        } catch (WrongField wrong) {
            in.wrong(wrong.field(), String.valueOf(wrong.getMessage()));
            return Optional.empty();
        } catch (IllegalArgumentException contradiction) {
            in.wrong("", String.valueOf(contradiction.getMessage()));
            return Optional.empty();
        } catch (Throwable cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    @Override
    public Optional<Object> read(Fields in, String name, JsonNode node) {
        if (!node.isObject()) {
            in.wrong(name, "must be an object");
            return Optional.empty();
        }
        Fields within = in.within(name, node);
        Optional<Object> value = read(within);
        within.finish();
        return value;
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartObject();
        writeFields(out, value);
        out.writeEndObject();
    }

    /** Writes the fields alone, into an object that has been begun. */
    public void writeFields(JsonGenerator out, Object value) {
        for (Part part : parts) {
            try {
                part.form().write(out, part.name(), (Object) part.accessor().invokeExact(value));
            } catch (RuntimeException | Error asItIs) {
                throw asItIs;
            } catch (Throwable cannotBe) {
                throw new IllegalStateException(cannotBe);
            }
        }
    }
}
