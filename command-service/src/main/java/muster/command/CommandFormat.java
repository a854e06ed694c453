package muster.command;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import muster.event.AnnouncedAt;
import muster.event.Coalition;
import muster.event.Evidence;
import muster.record.Fields;
import muster.record.Json;
import muster.record.Malformed;
import muster.record.Shape;

/** Reads command documents (api.md, "Command side") and tells one's content from another's. */
public final class CommandFormat {

    private static final Map<String, Class<? extends Recording>> RECORDING = recording();
    private static final String CORRECT = CorrectStatement.class.getSimpleName();
    private static final Set<String> NEED_NO_EVIDENCE = Set.of(RetractStatement.class.getSimpleName(), CORRECT);
    private static final Set<String> REPLACE_NOTHING = Set.of(
            CORRECT,
            RetractStatement.class.getSimpleName(),
            CorroborateStatement.class.getSimpleName(),
            DisputeStatement.class.getSimpleName());

    private CommandFormat() {}

    private static Map<String, Class<? extends Recording>> recording() {
        Map<String, Class<? extends Recording>> byName = new TreeMap<>();
        Arrays.stream(Recording.class.getPermittedSubclasses())
                .forEach(type -> byName.put(type.getSimpleName(), type.asSubclass(Recording.class)));
        return byName;
    }

    /** The names of all commands, sorted. */
    public static Set<String> names() {
        Map<String, Class<?>> names = new TreeMap<>(RECORDING);
        names.put(CORRECT, CorrectStatement.class);
        return names.keySet();
    }

    /**
     * Reads one document.
     *
     * @throws Malformed with every field that is wrong
     */
    public static CommandDocument read(byte[] json) {
        return read(Json.object(json));
    }

    static CommandDocument read(JsonNode document) {
        Fields fields = Fields.of(document);
        Optional<UUID> commandId = fields.read("commandId", UUID.class);
        Optional<Coalition> coalition = fields.read("coalition", Coalition.class);
        Optional<String> name = fields.read("command", String.class);
        if (name.isPresent() && !names().contains(name.get())) {
            fields.wrong("command", "is no command; one of " + String.join(", ", names()));
        }
        Optional<Body> body = name.filter(names()::contains).flatMap(known -> body(fields, known));
        return fields.orThrow(() -> commandId.flatMap(id -> coalition.flatMap(slug ->
                body.map(whole -> new CommandDocument(id, slug, whole.announcedAt, whole.evidence, whole.command)))));
    }

    private record Body(Optional<AnnouncedAt> announcedAt, List<Evidence> evidence, Command command) {}

    private static Optional<Body> body(Fields fields, String name) {
        Optional<AnnouncedAt> announcedAt = Optional.empty();
        List<Evidence> evidence = List.of();
        if (!NEED_NO_EVIDENCE.contains(name)) {
            announcedAt = fields.read("announcedAt", AnnouncedAt.class);
            evidence = fields.readList("evidence", Evidence.class);
            if (evidence.isEmpty() && fields.hasNoElement("evidence")) {
                fields.wrong("evidence", "is missing: give at least one piece of evidence");
            }
        }
        Optional<? extends Command> command =
                name.equals(CORRECT) ? correction(fields) : fields.read(Objects.requireNonNull(RECORDING.get(name)));
        fields.finish();
        Optional<AnnouncedAt> at = announcedAt;
        List<Evidence> pieces = evidence;
        return command.map(own -> new Body(at, pieces, own));
    }

    private static Optional<CorrectStatement> correction(Fields fields) {
        Optional<UUID> statementId = fields.read("statementId", UUID.class);
        Optional<String> reason = fields.read("reason", String.class);
        Optional<Replacement> replacement = fields.object("replacement").flatMap(CommandFormat::replacement);
        return statementId.flatMap(
                id -> reason.flatMap(why -> replacement.map(whole -> new CorrectStatement(id, why, whole))));
    }

    private static Optional<Replacement> replacement(Fields fields) {
        Optional<String> name = fields.read("command", String.class);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!names().contains(name.get()) || REPLACE_NOTHING.contains(name.get())) {
            fields.wrong("command", "cannot replace a statement: it must be a command that makes one of its own");
            return Optional.empty();
        }
        return body(fields, name.get())
                .flatMap(whole ->
                        whole.announcedAt.map(at -> new Replacement(at, whole.evidence, (Recording) whole.command)));
    }

    /**
     * The SHA-256, in hexadecimal, of a document's content as parsed: two documents have one digest if they say the same,
     * however their JSON was written.
     */
    public static String digest(CommandDocument document) {
        byte[] canonical = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("commandId", document.commandId().toString());
            out.writeStringProperty("coalition", document.coalition().slug());
            write(out, document.announcedAt(), document.evidence(), document.command());
            out.writeEndObject();
        });
        return HexFormat.of().formatHex(sha256().digest(canonical));
    }

    private static void write(
            JsonGenerator out, Optional<AnnouncedAt> announcedAt, List<Evidence> evidence, Command command) {
        out.writeStringProperty("command", command.type());
        announcedAt.ifPresent(at -> out.writeStringProperty("announcedAt", at.text()));
        out.writeName("evidence");
        out.writeStartArray();
        evidence.forEach(one -> Shape.of(Evidence.class).write(out, one));
        out.writeEndArray();
        switch (command) {
            case Recording recording -> Shape.of(recording.getClass()).writeFields(out, recording);
            case CorrectStatement correction -> writeCorrection(out, correction);
        }
    }

    private static void writeCorrection(JsonGenerator out, CorrectStatement correction) {
        Replacement replacement = correction.replacement();
        out.writeStringProperty("statementId", correction.statementId().toString());
        out.writeStringProperty("reason", correction.reason());
        out.writeName("replacement");
        out.writeStartObject();
        write(out, Optional.of(replacement.announcedAt()), replacement.evidence(), replacement.command());
        out.writeEndObject();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
