package muster.naive;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An open pledge: its fields as they are by now, and how far it is delivered. */
final class NaivePledge {

    private static final Set<String> FIELDS = Set.of("headcount", "area", "quantity", "description", "conditions");

    private final String pledgeId;
    private final Map<String, JsonNode> fields = new HashMap<>();
    private String delivery = "NONE";

    private NaivePledge(String pledgeId) {
        this.pledgeId = pledgeId;
    }

    static NaivePledge of(Line line) {
        NaivePledge pledge = new NaivePledge(line.text("pledgeId").orElseThrow());
        pledge.amend(line);
        return pledge;
    }

    void amend(Line line) {
        for (String field : FIELDS) {
            if (line.data().has(field)) {
                fields.put(field, line.data().get(field));
            }
        }
    }

    void deliver(Line line) {
        if (line.data().path("complete").asBoolean(false)) {
            delivery = "DELIVERED";
        } else if (!delivery.equals("DELIVERED")) {
            delivery = "DELIVERING";
        }
    }

    String pledgeId() {
        return pledgeId;
    }

    String delivery() {
        return delivery;
    }

    Answer.Pledge told(Set<String> met) {
        return new Answer.Pledge(pledgeId, range("headcount"), range("quantity"), unmet(met), delivery);
    }

    /** Every condition of an alternative none of which is met. */
    Set<String> unmet(Set<String> met) {
        Set<String> unmet = new TreeSet<>();
        for (JsonNode condition : field("conditions")) {
            Set<String> anyOf = new TreeSet<>();
            condition.get("anyOf").forEach(one -> anyOf.add(one.asString()));
            if (anyOf.stream().noneMatch(met::contains)) {
                unmet.addAll(anyOf);
            }
        }
        return unmet;
    }

    /** The field's {@code min} and {@code max} as texts; "-" for what is not said. */
    private String range(String field) {
        return field(field).path("min").asString("-") + ".."
                + field(field).path("max").asString("-");
    }

    private JsonNode field(String name) {
        return fields.getOrDefault(name, MissingNode.getInstance());
    }
}
