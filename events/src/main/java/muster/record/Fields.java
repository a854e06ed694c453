package muster.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object as the components of records and gathers everything that is wrong, each with its
 * place, so that a sender learns of all mistakes at once. A field that nobody took is unknown, and wrong as well.
 */
public final class Fields {

    private final JsonNode object;
    private final String path;
    private final List<FieldProblem> problems;
    private final Set<String> taken = new HashSet<>();

    private Fields(JsonNode object, String path, List<FieldProblem> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of a whole document. */
    public static Fields of(JsonNode document) {
        return new Fields(document, "", new ArrayList<>());
    }

    /** The fields of an object within this one; {@code node} is what the field {@code name} holds. */
    Fields within(String name, JsonNode node) {
        return new Fields(node, at(name), problems);
    }

    /** The place of a field of this object, as a problem names it. */
    String at(String name) {
        if (path.isEmpty() || name.isEmpty()) {
            return path + name;
        }
        return name.startsWith("[") ? path + name : path + "." + name;
    }

    /** Notes that something is wrong with a field of this object. */
    public void wrong(String name, String message) {
        problems.add(new FieldProblem(at(name), message));
    }

    /** What the field holds; null where it is absent. */
    @Nullable
    JsonNode take(String name) {
        taken.add(name);
        return object.get(name);
    }

    /** Reads this object as a record; empty if something was wrong, which has then been noted. */
    public <T> Optional<T> read(Class<T> record) {
        return Shape.of(record).read(this);
    }

    /** Reads one field as it would be read in a record; empty if it is absent or wrong, which has then been noted. */
    public <T> Optional<T> read(String name, Class<T> type) {
        return Form.of(type, false).readRequired(this, name).map(type::cast);
    }

    /** Reads a list of records that may be absent; what is wrong in it has been noted. */
    public <T> List<T> readList(String name, Class<T> element) {
        Optional<Object> list = new Form.Several(new Form.ListOf(Shape.of(element)), true).read(this, name);
        return list.stream()
                .flatMap(elements -> ((List<?>) elements).stream())
                .map(element::cast)
                .toList();
    }

    /** The object that a field holds, to be read by itself; empty if it is absent or no object. */
    public Optional<Fields> object(String name) {
        JsonNode node = take(name);
        if (node == null || node.isNull()) {
            wrong(name, "is missing");
            return Optional.empty();
        }
        if (!node.isObject()) {
            wrong(name, "must be an object");
            return Optional.empty();
        }
        return Optional.of(within(name, node));
    }

    /** Whether the object has this field. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** Whether the field is absent, null or an empty list. */
    public boolean hasNoElement(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() || (node.isArray() && node.isEmpty());
    }

    /** Notes every field that nobody took. */
    public void finish() {
        for (String name : object.propertyNames()) {
            if (!taken.contains(name)) {
                wrong(name, "is not a field of this document");
            }
        }
    }

    /** What has been found wrong so far, here and within. */
    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Gives what was read.
     *
     * @throws Malformed if anything was wrong
     */
    public <T> T orThrow(Supplier<Optional<T>> whole) {
        if (!problems.isEmpty()) {
            throw new Malformed(problems);
        }
        return whole.get().orElseThrow(() -> new IllegalStateException("nothing was read and nothing was wrong"));
    }
}
