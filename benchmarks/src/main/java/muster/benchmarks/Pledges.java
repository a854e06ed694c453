package muster.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.PledgeTroops;
import muster.command.ReaffirmPledge;
import muster.event.Participant;
import muster.event.PledgeId;

/** New pledges of troops by the participants of one coalition, every one under a name and a command id of its own. */
final class Pledges {

    /** As many as one claim counts for the first coalition on record. */
    static final List<String> PARTICIPANTS = List.of(
            "AL", "AU", "BE", "BG", "CA", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "IE", "IS",
            "IT", "JP", "LT", "LU", "LV", "ME", "NL", "NO", "NZ", "PL", "PT", "RO", "SE");

    private static final String COMMON = """
            "coalition":"bench","announcedAt":"2025-09-04","evidence":[{"publisher":"Example Press",\
            "publishedOn":"2025-09-04","title":"Who would send soldiers, and when","language":"fr",\
            "speaker":"the head of government","via":["Reuters"],"grade":{"reliability":"B","credibility":2}}]""";

    private static final AtomicLong NEXT = new AtomicLong(System.currentTimeMillis() * 1_000);

    private Pledges() {}

    /** What has to be recorded before any pledge. */
    static CommandDocument formation() {
        return read(formationAsJson());
    }

    static String formationAsJson() {
        return "{\"command\":\"FormCoalition\",\"commandId\":\"%s\",\"name\":\"Bench\",%s}".formatted(id(), COMMON);
    }

    /** One by a participant chosen at random, as a document. */
    static CommandDocument next() {
        return by(PARTICIPANTS.get(ThreadLocalRandom.current().nextInt(PARTICIPANTS.size())));
    }

    static CommandDocument by(String participant) {
        return by(new Participant(participant), Template.DOCUMENT);
    }

    /** Another one by the same participant. */
    static CommandDocument like(CommandDocument document) {
        return by(((PledgeTroops) document.command()).participant(), document);
    }

    private static CommandDocument by(Participant participant, CommandDocument like) {
        var said = (PledgeTroops) like.command();
        var pledge = new PledgeTroops(
                participant,
                new PledgeId("p-" + NEXT.incrementAndGet()),
                said.headcount(),
                said.conditions(),
                said.area());
        return new CommandDocument(id(), like.coalition(), like.announcedAt(), like.evidence(), pledge);
    }

    /** The pledge of a document, said once more. */
    static CommandDocument again(CommandDocument document) {
        var pledge = (PledgeTroops) document.command();
        return new CommandDocument(
                id(),
                document.coalition(),
                document.announcedAt(),
                document.evidence(),
                new ReaffirmPledge(pledge.participant(), pledge.pledgeId()));
    }

    /** One by a participant chosen at random, as the JSON that a sender would write. */
    static String nextAsJson() {
        return json(PARTICIPANTS.get(ThreadLocalRandom.current().nextInt(PARTICIPANTS.size())));
    }

    private static String json(String participant) {
        return "{\"command\":\"PledgeTroops\",\"commandId\":\"" + id() + "\"," + COMMON + ",\"participant\":\""
                + participant + "\",\"pledgeId\":\"p-" + NEXT.incrementAndGet()
                + "\",\"headcount\":{\"min\":2000,\"max\":3000},\"area\":\"away from the line of contact\","
                + "\"conditions\":[{\"anyOf\":[\"CEASEFIRE\",\"PEACE_AGREEMENT\"]},{\"anyOf\":[\"US_BACKSTOP\"]}]}";
    }

    /** A version 4 UUID without the cost of a secure one. */
    private static UUID id() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
    }

    private static CommandDocument read(String json) {
        return CommandFormat.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Template {
        static final CommandDocument DOCUMENT = read(json("FR"));
    }
}
