package muster.command;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import static muster.command.Documents.bare;
import static muster.command.Documents.correction;
import static muster.command.Documents.json;

/** Command documents at random, about so few names and statements that they meet. */
public final class WildCommands {

    private final RandomGenerator random;
    private final Supplier<List<UUID>> statements;

    /** Commands that speak of these statements, and now and then of one that is not there. */
    public WildCommands(RandomGenerator random, Supplier<List<UUID>> statements) {
        this.random = random;
        this.statements = statements;
    }

    public String next() {
        String command = any();
        return random.nextInt(4) == 0 ? command.replace("\"test\"", "\"other\"") : command;
    }

    private String any() {
        String pledge = "\"participant\":\"%s\",\"pledgeId\":\"p%d\"".formatted(participant(), random.nextInt(4));
        String statement = "\"statementId\":\"%s\"".formatted(statement());
        String meeting = "\"meetingId\":\"m%d\"".formatted(random.nextInt(2));
        return switch (random.nextInt(11)) {
            case 0 -> json("FormCoalition", "\"name\":\"Test\"");
            case 1, 2 -> json("PledgeTroops", pledge);
            case 3 -> json("ReaffirmPledge", pledge);
            case 4 ->
                json("ConveneMeeting", meeting + ",\"title\":\"M\",\"startsAt\":\"2025-10\",\"format\":\"REMOTE\"");
            case 5 -> json("ReportMeetingHeld", meeting);
            case 6 -> json("RecordCollectiveClaim", "\"claimId\":\"c\",\"unit\":\"COUNTRIES\"");
            case 7 -> json("CorroborateStatement", statement);
            case 8 -> bare("RetractStatement", statement + ",\"reason\":\"slip\"");
            case 9 -> correction(statement(), "PledgeTroops", "2025-09-04", pledge);
            default -> correction(statement(), "FormCoalition", "2025-09-04", "\"name\":\"Better\"");
        };
    }

    private String participant() {
        return random.nextBoolean() ? "FR" : "DE";
    }

    private UUID statement() {
        List<UUID> known = statements.get();
        return known.isEmpty() || random.nextInt(8) == 0 ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
    }
}
