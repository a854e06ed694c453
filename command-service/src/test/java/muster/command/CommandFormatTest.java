package muster.command;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import muster.record.FieldProblem;
import muster.record.Malformed;

import static muster.command.Documents.bare;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CommandFormatTest {

    private static final String DECLINE = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";

    @Test
    void thereAreTwentySevenCommands() {
        assertThat(CommandFormat.names()).hasSize(27).contains("PledgeTroops", "CorrectStatement");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        String document = """
                {"command":"PledgeTroops","commandId":"1","coalition":"A B","announcedAt":"soon","colour":"red",
                 "evidence":[{"publisher":"P","publishedOn":"2025-13-01","grade":{"reliability":"G"}},{"publisher":""}],
                 "participant":7,"headcount":{"min":"many"},"conditions":[{"anyOf":[]},{"anyOf":["ceasefire"]}]}""";
        Malformed malformed = catchThrowableOfType(Malformed.class, () -> Documents.read(document));
        assertThat(malformed.problems())
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder(
                        "commandId",
                        "coalition",
                        "announcedAt",
                        "evidence[0].publishedOn",
                        "evidence[0].grade.reliability",
                        "evidence[1].publisher",
                        "evidence[1].publishedOn",
                        "participant",
                        "pledgeId",
                        "headcount.min",
                        "conditions[0].anyOf",
                        "conditions[1].anyOf[0]",
                        "colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PledgeSupport | \"participant\":\"FR\",\"pledgeId\":\"a\",\"kind\":\"TROOPS\" | kind",
                "VoiceSupport | \"participant\":\"FR\",\"kinds\":[] | kinds",
                "RecordCollectiveClaim | \"claimId\":\"c\",\"count\":0,\"unit\":\"COUNTRIES\" | count",
                "RecordCollectiveClaim | \"claimId\":\"c\",\"bound\":\"ABOUT\",\"unit\":\"COUNTRIES\" | bound",
                "DesignateHeadquarters | \"place\":\"P\",\"from\":\"2026-01-01\",\"until\":\"2025-01-01\" | until",
                "PledgeTroops | \"participant\":\"FR\",\"pledgeId\":\"a b\" | pledgeId",
                "PledgeTroops | \"participant\":\"FR\",\"pledgeId\":\"a\",\"headcount\":{\"min\":1.5} | headcount.min",
                "CorroborateStatement | \"statementId\":\"x\" | statementId",
                "DisputeStatement | \"statementId\":\"3a958b59-f347-5388-b4bc-4f341a822f11\" | counterclaim",
            })
    void aValueOfTheWrongFormIsNamed(String command, String fields, String field) {
        Malformed malformed = catchThrowableOfType(Malformed.class, () -> Documents.read(json(command, fields)));
        assertThat(malformed.problems()).extracting(FieldProblem::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"a\":1,\"a\":2}", "{} {}", "{\"command\":\"Dissolve\"}", "\uFEFF"})
    void whatIsNoCommandDocumentIsMalformed(String document) {
        assertThatThrownBy(() -> Documents.read(document)).isInstanceOf(Malformed.class);
    }

    @Test
    void bytesThatAreNoTextAreMalformed() {
        byte[] latin =
                json("DeclineParticipation", DECLINE.replace("DE", "D\u00c9")).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CommandFormat.read(latin)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Documents.read(json("DeclineParticipation", DECLINE + ",\"reason\":\"\\u0000\"")))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Documents.read(json("DeclineParticipation", DECLINE + ",\"reason\":\"\\ud800\"")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void evidenceIsOwedByStatementsAndByRetractionsNot() {
        String without = json("DeclineParticipation", DECLINE).replaceAll("\"evidence\":\\[.*?],", "");
        Malformed malformed = catchThrowableOfType(Malformed.class, () -> Documents.read(without));
        assertThat(malformed.problems()).extracting(FieldProblem::field).containsExactly("evidence");
        String retraction =
                bare("RetractStatement", "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(UUID.randomUUID()));
        assertThat(Documents.read(retraction).evidence()).isEmpty();
    }

    @Test
    void aReplacementIsAWholeCommandOfItsOwnKind() {
        for (String command : new String[] {
            "CorrectStatement", "RetractStatement", "CorroborateStatement", "DisputeStatement", "Nothing"
        }) {
            Malformed malformed = catchThrowableOfType(
                    Malformed.class,
                    () -> Documents.read(Documents.correction(UUID.randomUUID(), command, "2025-09-04", "")));
            assertThat(malformed.problems()).extracting(FieldProblem::field).contains("replacement.command");
        }
        Malformed malformed = catchThrowableOfType(
                Malformed.class,
                () -> Documents.read(Documents.correction(
                        UUID.randomUUID(), "DeclineParticipation", "2025-09-04", DECLINE + ",\"coalition\":\"test\"")));
        assertThat(malformed.problems()).extracting(FieldProblem::field).containsExactly("replacement.coalition");
    }

    @Test
    void contentIsComparedAsParsed() {
        String document = json(
                "PledgeSupport",
                "\"participant\":\"FR\",\"pledgeId\":\"a\",\"kind\":\"FUNDING\",\"quantity\":{\"min\":2.50,\"unit\":\"EUR\"}");
        String digest = CommandFormat.digest(Documents.read(document));
        assertThat(CommandFormat.digest(
                        Documents.read(document.replace(":", " : ").replace("2.50", "2.5"))))
                .isEqualTo(digest);
        assertThat(CommandFormat.digest(
                        Documents.read(document.replace("\"pledgeId\"", "\"description\":null,\"pledgeId\""))))
                .isEqualTo(digest);
        assertThat(CommandFormat.digest(Documents.read(document.replace("2.50", "2.6"))))
                .isNotEqualTo(digest);
    }
}
