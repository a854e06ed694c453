package muster.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

import muster.command.CommandFormat;

/** What the published description of the interface says of {@code POST /commands}, beyond what can be read off the code. */
@Component
class Description implements OpenApiCustomizer {

    private static final String EXAMPLE = """
            {
              "command": "PledgeTroops",
              "commandId": "0c0e5a52-6f0b-4b0e-9a53-0d7c8a3a7c11",
              "coalition": "willing-ukraine",
              "announcedAt": "2025-09-04",
              "evidence": [{"publisher": "Example Press", "publishedOn": "2025-09-04", "via": ["Reuters"],
                            "grade": {"reliability": "B", "credibility": 2}}],
              "participant": "FR", "pledgeId": "fr-troops-1", "headcount": {"min": 2000, "max": 3000},
              "conditions": [{"anyOf": ["CEASEFIRE", "PEACE_AGREEMENT"]}, {"anyOf": ["US_BACKSTOP"]}]
            }""";

    private static final Map<String, String> STATUSES = Map.of(
            "200", "This commandId with this content was recorded before: the same answer, with Idempotency-Replayed.",
            "201", "Recorded, durably; position is the last event's.",
            "400", "Not a command document; errors names each field at fault.",
            "401", "No token, or a bad one; WWW-Authenticate says which.",
            "403", "Not a recorder of this coalition.",
            "409", "Lost a race against other commands; safe to send again.",
            "413", "Larger than 48 KiB.",
            "415", "Neither application/json nor application/x-ndjson.",
            "422", "Refused by a rule, which is named; nothing was recorded.",
            "503", "The store is away: send it again with the same commandId.");

    @Override
    public void customise(OpenAPI description) {
        description.info(new Info()
                .title("Muster: commands and log")
                .version("0.1.0")
                .description("Records who has said what, with its evidence; serves the log."));
        description.schemaRequirement(
                "token",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        // With a token or, where everybody may, without one.
        description.security(List.of(new SecurityRequirement(), new SecurityRequirement().addList("token")));
        Optional.ofNullable(description.getPaths().get("/commands"))
                .map(PathItem::getPost)
                .ifPresent(Description::describe);
    }

    private static void describe(Operation post) {
        post.summary("Record one command, or many, a line each")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(document()).example(EXAMPLE))
                                .addMediaType("application/x-ndjson", new MediaType().schema(of("string")))));
        ApiResponses answers = new ApiResponses();
        STATUSES.forEach((status, meaning) -> answers.addApiResponse(status, new ApiResponse().description(meaning)));
        post.responses(answers);
    }

    private static Schema<Object> document() {
        Schema<Object> names = of("string");
        CommandFormat.names().forEach(names::addEnumItemObject);
        Schema<Object> document = of("object");
        document.description("What every command carries; the command's own fields stand beside it.");
        document.required(List.of("command", "commandId", "coalition"));
        document.addProperty("command", names);
        document.addProperty("commandId", of("string").format("uuid"));
        document.addProperty("coalition", of("string").pattern("[a-z0-9-]{1,64}"));
        document.addProperty("announcedAt", of("string"));
        document.addProperty("evidence", of("array").items(of("object")));
        return document;
    }

    private static Schema<Object> of(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
