package muster.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import muster.event.Kind;
import muster.event.Participant;

/** The commands of one coalition in which 60 participants take and change their stances for ten months; the same each time. */
final class MadeUpCommands implements Supplier<String> {

    static final String COALITION = "made-up";
    static final int STATEMENTS = 10_000;

    private static final List<String> PARTICIPANTS = Stream.concat(
                    MadeUpEvents.PARTICIPANTS.stream().map(Participant::code),
                    Stream.of(
                            "AD", "AM", "AR", "AZ", "BA", "BR", "EG", "GE", "HU", "IN", "KR", "LI", "MA", "MC", "MD",
                            "MK", "MX", "RS", "SG", "ZA"))
            .toList();
    private static final List<Kind> KINDS = List.copyOf(EnumSet.allOf(Kind.class));
    private static final List<String> STANDS =
            List.of("VoiceSupport", "SignalOpenness", "ExpressReservation", "DeclineParticipation", "VoiceOpposition");

    private final RandomGenerator random = new java.util.SplittableRandom(20_250_302);
    private int made;

    /** The next one: the coalition is formed, everybody joins it, and then they speak. */
    @Override
    public String get() {
        int number = made++;
        if (number == 0) {
            return document("FormCoalition", number, "\"name\":\"A made-up coalition\"");
        }
        return number <= PARTICIPANTS.size()
                ? document("JoinCoalition", number, by(PARTICIPANTS.get(number - 1)))
                : said(number, PARTICIPANTS.get(random.nextInt(PARTICIPANTS.size())));
    }

    private String said(int number, String participant) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        if (random.nextInt(3) > 0) {
            var stand = STANDS.get(random.nextInt(STANDS.size()));
            return document(stand, number, by(participant) + ",\"kinds\":[\"%s\"]".formatted(kind));
        }
        var pledge = by(participant) + ",\"pledgeId\":\"p-%d\",%s".formatted(number, conditions());
        return kind == Kind.TROOPS
                ? document("PledgeTroops", number, pledge)
                : document("PledgeSupport", number, pledge + ",\"kind\":\"%s\"".formatted(kind));
    }

    private String conditions() {
        return random.nextBoolean() ? "\"conditions\":[]" : "\"conditions\":[{\"anyOf\":[\"CEASEFIRE\"]}]";
    }

    private static String by(String participant) {
        return "\"participant\":\"%s\"".formatted(participant);
    }

    private String document(String command, int number, String fields) {
        var day = MadeUpEvidence.FIRST_DAY.plusDays((long) MadeUpEvidence.DAYS * number / STATEMENTS);
        return """
                {"command":"%s","commandId":"%s","coalition":"%s","announcedAt":"%s",\
                "evidence":[{"publisher":"%s","publishedOn":"%s"}],%s}""".formatted(
                        command,
                        new UUID(0x4000L, Long.MIN_VALUE | number),
                        COALITION,
                        day,
                        MadeUpEvidence.PUBLISHERS.get(random.nextInt(MadeUpEvidence.PUBLISHERS.size())),
                        day.plusDays(random.nextInt(3)),
                        fields);
    }
}
