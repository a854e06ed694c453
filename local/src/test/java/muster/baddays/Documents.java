package muster.baddays;

import java.util.UUID;

/** Command documents as JSON, with whatever a test does not mention filled in. */
final class Documents {

    private Documents() {}

    /** An order with time and evidence; {@code fields} are the command's own, without braces. */
    static Order order(String command, String coalition, String fields) {
        return bare(
                command,
                coalition,
                "\"announcedAt\":\"2025-09-04\",\"evidence\":[{\"publisher\":\"Presse d'été №1\",\"publishedOn\":\"2025-09-05\"}],"
                        + fields);
    }

    static Order formCoalition(String coalition) {
        return order("FormCoalition", coalition, "\"name\":\"Coalition %s\"".formatted(coalition));
    }

    static Order pledge(String coalition, String participant, String pledgeId, int headcount) {
        return order("PledgeTroops", coalition, about(participant, pledgeId, headcount));
    }

    static Order amend(String coalition, String participant, String pledgeId, int headcount) {
        return order("AmendPledge", coalition, about(participant, pledgeId, headcount));
    }

    static Order word(String command, String coalition, String participant, String kind) {
        return order(command, coalition, "\"participant\":\"%s\",\"kinds\":[\"%s\"]".formatted(participant, kind));
    }

    private static String about(String participant, String pledgeId, int headcount) {
        return "\"participant\":\"%s\",\"pledgeId\":\"%s\",\"headcount\":{\"min\":%d}"
                .formatted(participant, pledgeId, headcount);
    }

    static Order retract(String coalition, UUID statement) {
        return bare("RetractStatement", coalition, "\"statementId\":\"%s\",\"reason\":\"a slip\"".formatted(statement));
    }

    /** An order that carries neither time nor evidence. */
    private static Order bare(String command, String coalition, String fields) {
        var id = UUID.randomUUID();
        return new Order(
                id,
                "{\"command\":\"%s\",\"commandId\":\"%s\",\"coalition\":\"%s\",%s}"
                        .formatted(command, id, coalition, fields));
    }
}
