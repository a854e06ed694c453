package muster.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import muster.event.AnyOf;
import muster.event.Change;
import muster.event.Conditions;
import muster.event.OrEmpty;

/**
 * How one component of a record stands among an object's fields: whether it may be absent, be a list or be null, and how
 * its value is written. What is empty is left out.
 */
sealed interface Form {

    /** The component's value; empty only if the field is wrong, which has then been noted. */
    Optional<Object> read(Fields in, String name);

    void write(JsonGenerator out, String name, Object value);

    /** The form of a component, from its type. */
    static Form of(RecordComponent component) {
        return of(component.getGenericType(), component.isAnnotationPresent(OrEmpty.class));
    }

    /** The form of a field of this type. */
    static Form of(Type type, boolean orEmpty) {
        if (type instanceof ParameterizedType generic) {
            Value inner = value((Class<?>) generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                return new Maybe(inner);
            }
            if (generic.getRawType() == Change.class) {
                return new Changing(inner);
            }
            return new Several(new ListOf(inner), orEmpty);
        }
        if (type == boolean.class) {
            return new Flag();
        }
        return type == Conditions.class ? new Waiting(value(Conditions.class)) : new Required(value((Class<?>) type));
    }

    private static Value value(Class<?> type) {
        if (type == Conditions.class) {
            return new ConditionList(new ListOf(Shape.of(AnyOf.class)));
        }
        Value scalar = Values.of(type);
        return scalar != null ? scalar : Shape.of(type);
    }

    /** Reads the field as one that must be there. */
    default Optional<Object> readRequired(Fields in, String name) {
        return read(in, name);
    }

    private static Optional<Object> missing(Fields in, String name) {
        in.wrong(name, "is missing");
        return Optional.empty();
    }

    private static boolean isAbsent(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    record Required(Value value) implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            return node == null || node.isNull() ? missing(in, name) : value.read(in, name, node);
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            out.writeName(name);
            value.write(out, held);
        }
    }

    record Maybe(Value value) implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            return node == null || node.isNull()
                    ? Optional.of(Optional.empty())
                    : value.read(in, name, node).map(Optional::of);
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            ((Optional<?>) held).ifPresent(inner -> new Required(value).write(out, name, inner));
        }
    }

    record Changing(Value value) implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            if (node == null) {
                return Optional.of(new Change.Unchanged<>());
            }
            return node.isNull()
                    ? Optional.of(new Change.Cleared<>())
                    : value.read(in, name, node).map(Change.To::new);
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            switch ((Change<?>) held) {
                case Change.Unchanged<?> _ -> {}
                case Change.Cleared<?> _ -> out.writeNullProperty(name);
                case Change.To<?>(Object inner) -> new Required(value).write(out, name, inner);
            }
        }
    }

    record Several(ListOf list, boolean orEmpty) implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            if (node == null || node.isNull()) {
                return orEmpty ? Optional.of(List.of()) : missing(in, name);
            }
            if (!orEmpty && node.isArray() && node.isEmpty()) {
                in.wrong(name, "must have at least one element");
                return Optional.empty();
            }
            return list.read(in, name, node);
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            if (!((List<?>) held).isEmpty()) {
                new Required(list).write(out, name, held);
            }
        }
    }

    record Flag() implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            if (isAbsent(node)) {
                return Optional.of(false);
            }
            if (node == null || !node.isBoolean()) {
                in.wrong(name, "must be true or false");
                return Optional.empty();
            }
            return Optional.of(node.booleanValue());
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            if ((boolean) held) {
                out.writeBooleanProperty(name, true);
            }
        }
    }

    record Waiting(Value conditions) implements Form {
        @Override
        public Optional<Object> read(Fields in, String name) {
            JsonNode node = in.take(name);
            return node == null || node.isNull() ? Optional.of(Conditions.NONE) : conditions.read(in, name, node);
        }

        @Override
        public void write(JsonGenerator out, String name, Object held) {
            if (!held.equals(Conditions.NONE)) {
                new Required(conditions).write(out, name, held);
            }
        }
    }

    record ConditionList(ListOf list) implements Value {
        @Override
        @SuppressWarnings("unchecked")
        public Optional<Object> read(Fields in, String name, JsonNode node) {
            return list.read(in, name, node).map(all -> new Conditions((List<AnyOf>) all));
        }

        @Override
        public void write(JsonGenerator out, Object held) {
            list.write(out, ((Conditions) held).all());
        }
    }

    record ListOf(Value element) implements Value {
        @Override
        public Optional<Object> read(Fields in, String name, JsonNode node) {
            if (!node.isArray()) {
                in.wrong(name, "must be a list");
                return Optional.empty();
            }
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                element.read(in, name + "[" + i + "]", node.get(i)).ifPresent(elements::add);
            }
            return elements.size() == node.size() ? Optional.of(elements) : Optional.empty();
        }

        @Override
        public void write(JsonGenerator out, Object held) {
            out.writeStartArray();
            ((List<?>) held).forEach(inner -> element.write(out, inner));
            out.writeEndArray();
        }
    }
}
