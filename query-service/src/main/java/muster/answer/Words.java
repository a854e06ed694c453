package muster.answer;

import java.util.Collection;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.event.Participant;

/** All that a statement says in words, to search in. */
final class Words {

    private static final JsonMapper JSON = Wire.mapper();

    private final String text;

    private Words(String text) {
        this.text = text;
    }

    static Words in(Statement statement) {
        StringBuilder text = new StringBuilder();
        gather(JSON.valueToTree(statement), text);
        statement.participant().map(Participant::new).map(Words::name).ifPresent(text::append);
        return new Words(text.toString().toLowerCase(Locale.ROOT));
    }

    /** A participant's name in English; an organisation's is its code. */
    static String name(Participant participant) {
        return participant.isOrganisation()
                ? participant.code()
                : Locale.of("", participant.code()).getDisplayCountry(Locale.ENGLISH);
    }

    private static void gather(JsonNode node, StringBuilder text) {
        if (node.isValueNode()) {
            text.append(node.asString("")).append('\n');
        } else {
            node.forEach(inner -> gather(inner, text));
        }
    }

    boolean containsAll(Collection<String> words) {
        return words.stream().allMatch(text::contains);
    }
}
