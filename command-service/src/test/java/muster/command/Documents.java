package muster.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Command documents as JSON, with whatever a test does not mention filled in. */
public final class Documents {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Documents() {}

    /** A whole document of the coalition {@code test}; {@code fields} are the command's own, without braces. */
    public static String json(String command, String fields) {
        return json(command, "2025-09-04", fields);
    }

    /** A whole document, announced then. */
    public static String json(String command, String announcedAt, String fields) {
        return "{\"command\":\"%s\",\"commandId\":\"%s\",\"coalition\":\"test\",%s%s}"
                .formatted(command, UUID.randomUUID(), stated(announcedAt), fields.isEmpty() ? "" : "," + fields);
    }

    /** A document that needs neither time nor evidence. */
    public static String bare(String command, String fields) {
        return "{\"command\":\"%s\",\"commandId\":\"%s\",\"coalition\":\"test\",%s}"
                .formatted(command, UUID.randomUUID(), fields);
    }

    /** A correction of a statement by a command of these fields. */
    public static String correction(UUID statement, String command, String announcedAt, String fields) {
        return bare(
                "CorrectStatement",
                "\"statementId\":\"%s\",\"reason\":\"slip\",\"replacement\":{\"command\":\"%s\",%s%s}"
                        .formatted(statement, command, stated(announcedAt), fields.isEmpty() ? "" : "," + fields));
    }

    private static String stated(String announcedAt) {
        return "\"announcedAt\":\"%s\",\"evidence\":[{\"publisher\":\"Paper %d\",\"publishedOn\":\"2025-09-05\"}]"
                .formatted(announcedAt, NUMBER.incrementAndGet());
    }

    static CommandDocument read(String json) {
        return CommandFormat.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
