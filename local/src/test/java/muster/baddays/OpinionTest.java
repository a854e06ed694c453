package muster.baddays;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The opinion agrees with what is right, and with nothing that is lost, doubled or wrong. */
class OpinionTest {

    private static final String ID = "00000000-0000-0000-0000-00000000000%d";

    private final List<byte[]> records = List.of(
            record(1, "CoalitionFormed", "\"name\":\"Few\""),
            record(2, "SupportVoiced", word()),
            record(3, "ParticipationDeclined", word()),
            record(4, "TroopsPledged", "\"participant\":\"FR\",\"pledgeId\":\"p\",\"headcount\":{\"min\":7}"));
    private final Opinion opinion = Opinion.of(records, 4);
    private final List<Watcher.Told> told = new ArrayList<>(List.of(
            statement(1),
            statement(2),
            change(2, "AIR", "UNDECLARED", "SUPPORTIVE"),
            statement(3),
            change(3, "AIR", "SUPPORTIVE", "DECLINED"),
            statement(4),
            change(4, "TROOPS", "UNDECLARED", "PLEDGED")));

    private static String word() {
        return "\"participant\":\"FR\",\"kinds\":[\"AIR\"]";
    }

    private static byte[] record(int position, String type, String fields) {
        return """
                {"id":"%s","type":"muster.%s.v1","time":"2025-09-05T00:00:00.000000Z","position":"%d","coalition":"few",
                "commandid":"%s","data":{"announcedAt":"2025-09-04","evidence":[{"publisher":"P","publishedOn":"2025-09-05"}],%s}}""".formatted(ID.formatted(position), type, position, ID.formatted(0), fields)
                .getBytes(UTF_8);
    }

    private static Watcher.Told statement(int position) {
        return told(position, 0, "statement-recorded", "{}");
    }

    private static Watcher.Told change(int position, String kind, String before, String after) {
        var data = "{\"participant\":\"FR\",\"kind\":\"%s\",\"before\":\"%s\",\"after\":\"%s\"}"
                .formatted(kind, before, after);
        return told(position, 1, "stance-changed", data);
    }

    private static Watcher.Told told(int position, int index, String event, String data) {
        return new Watcher.Told(position, index, event, JsonMapper.shared().readTree(data));
    }

    private static final String RIGHT = """
            {"stances":[
             {"participant":"FR","kind":"AIR","stance":"DECLINED","restsOn":"00000000-0000-0000-0000-000000000003","pledges":[]},
             {"participant":"FR","kind":"TROOPS","stance":"PLEDGED","restsOn":"00000000-0000-0000-0000-000000000004",
              "pledges":[{"pledgeId":"p","headcount":{"min":7}}]}]}""";

    @Test
    void itAgreesWithWhatIsRight() {
        assertThat(opinion.differenceTo(JsonMapper.shared().readTree(RIGHT))).isEmpty();
        assertThat(opinion.differenceTo(told)).isEmpty();
    }

    @Test
    void itDiffersFromAnyOtherAnswer() {
        for (var wrong : List.of(
                RIGHT.replace("DECLINED", "OPPOSED"),
                RIGHT.replace("\"min\":7", "\"min\":8"),
                RIGHT.replace("0003\"", "0002\""),
                "{\"stances\":[]}")) {
            assertThat(opinion.differenceTo(JsonMapper.shared().readTree(wrong)))
                    .as(wrong)
                    .isPresent();
        }
    }

    @Test
    void itNoticesWhateverAWatcherWasNotToldOrWasToldTwice() {
        for (int i = 0; i < told.size(); i++) {
            var less = new ArrayList<>(told);
            less.remove(i);
            assertThat(opinion.differenceTo(less)).as("without %s", told.get(i)).isPresent();
            var more = new ArrayList<>(told);
            more.add(i, told.get(i));
            assertThat(opinion.differenceTo(more)).as("%s twice", told.get(i)).isPresent();
        }
    }
}
