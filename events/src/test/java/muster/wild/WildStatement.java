package muster.wild;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Made-up statements from few words, so that they meet often: at one instant, on one pledge, from one origin. Each history
 * has its own few types, participants and kinds, so that what is rare in one is frequent in another.
 */
public final class WildStatement {

    static final Set<String> ABOUT_PLEDGES =
            Set.of("PledgeAmended", "PledgeReaffirmed", "PledgeWithdrawn", "DeliveryReported");

    public static final List<String> PARTICIPANTS = List.of("FR", "DE", "PL", "EU");
    public static final List<String> KINDS = List.of("TROOPS", "MATERIEL", "FUNDING");
    public static final List<String> OTHER_THAN_TROOPS = List.of("MATERIEL", "FUNDING");
    public static final List<String> CONDITIONS = List.of("CEASEFIRE", "PEACE_AGREEMENT", "US_BACKSTOP");

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> PLEDGES = List.of("p1", "p2", "p3", "p4", "p5");
    private static final List<String> CLAIMS = List.of("c1", "c2", "c3");

    /** What participants say of themselves. */
    private static final List<String> WORDS = List.of(
            "SupportVoiced",
            "OpennessSignalled",
            "ReservationExpressed",
            "ParticipationDeclined",
            "OppositionVoiced",
            "TroopsPledged",
            "TroopsPledged",
            "PledgeWithdrawn",
            "PledgeWithdrawn");

    /** As often as they are listed. */
    private static final List<String> TYPES = List.of(
            "SupportVoiced",
            "OpennessSignalled",
            "TroopsPledged",
            "TroopsPledged",
            "TroopsPledged",
            "SupportPledged",
            "SupportPledged",
            "SupportPledged",
            "SupportPledged",
            "PledgeAmended",
            "PledgeAmended",
            "PledgeReaffirmed",
            "PledgeWithdrawn",
            "PledgeWithdrawn",
            "DeliveryReported",
            "DeliveryReported",
            "ReservationExpressed",
            "ParticipationDeclined",
            "OppositionVoiced",
            "ConditionMet",
            "ConditionMet",
            "ConditionLapsed",
            "ParticipantJoined",
            "ParticipantJoined",
            "ParticipantLeft",
            "LeadAppointed",
            "HeadquartersDesignated",
            "CollectiveClaimRecorded",
            "CollectiveClaimRecorded");

    private final Random random;
    private final WildEvidence words;
    private final List<String> types;
    private final List<String> participants;
    private final List<String> kinds;
    private final List<String> pledges;

    WildStatement(Random random, WildEvidence words) {
        this.random = random;
        this.types = new ArrayList<>(random.nextInt(3) == 0 ? WORDS : some(TYPES, 3 + random.nextInt(12)));
        this.types.addAll(List.of("TroopsPledged", "SupportPledged"));
        this.participants = some(PARTICIPANTS, fewOf(PARTICIPANTS));
        this.kinds = KINDS.subList(0, fewOf(KINDS));
        this.pledges = some(PLEDGES, 1 + random.nextInt(PLEDGES.size()));
        this.words = words;
    }

    /** One as often as more. */
    private int fewOf(List<String> all) {
        return random.nextBoolean() ? 1 : 2 + random.nextInt(all.size() - 1);
    }

    private <T> List<T> some(List<T> all, int howMany) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, howMany));
    }

    String type() {
        return pick(types);
    }

    ObjectNode coalitionFormed() {
        return dated().put("name", "The wild");
    }

    ObjectNode about(String type, String statementId) {
        ObjectNode data =
                words.evidenceOfAnyone(words.date(JSON.createObjectNode())).put("statementId", statementId);
        return type.equals("StatementDisputed") ? data.put("counterclaim", "not so") : data;
    }

    /**
     * The data of such a statement; none where the record would refuse any of the type.
     *
     * @param held the pledges held, with whose each is
     * @param claims those held
     */
    Optional<ObjectNode> make(String type, Map<String, String> held, Set<String> claims) {
        return switch (type) {
            case "TroopsPledged" ->
                free(pledges, held.keySet()).map(id -> pledge(id, "headcount").put("participant", anyone()));
            case "SupportPledged" ->
                free(pledges, held.keySet())
                        .map(id -> pledge(id, "quantity")
                                .put("participant", anyone())
                                .put("kind", pick(OTHER_THAN_TROOPS)));
            case "PledgeAmended" -> aPledgeOf(held).map(this::amended);
            case "PledgeReaffirmed", "PledgeWithdrawn" -> aPledgeOf(held);
            case "DeliveryReported" -> aPledgeOf(held).map(data -> data.put("complete", random.nextBoolean()));
            case "ConditionMet", "ConditionLapsed" -> Optional.of(dated().put("condition", pick(CONDITIONS)));
            case "ParticipantJoined", "ParticipantLeft", "LeadAppointed" ->
                Optional.of(dated().put("participant", anyone()));
            case "HeadquartersDesignated" -> Optional.of(dated().put("place", "Paris"));
            case "CollectiveClaimRecorded" -> free(CLAIMS, claims).map(this::claim);
            default -> Optional.of(kinds(dated().put("participant", anyone()), 1));
        };
    }

    private ObjectNode pledge(String id, String amount) {
        ObjectNode data = conditions(dated().put("pledgeId", id));
        if (random.nextBoolean()) {
            data.set(amount, amount(amount));
        }
        return data;
    }

    private ObjectNode amount(String field) {
        ObjectNode amount = JSON.createObjectNode().put("min", 10 + random.nextInt(5));
        if (random.nextBoolean()) {
            amount.put("max", 20 + random.nextInt(5));
        }
        return field.equals("quantity") ? amount.put("unit", "tons") : amount;
    }

    private ObjectNode amended(ObjectNode data) {
        switch (random.nextInt(5)) {
            case 0 -> data.putNull("conditions");
            case 1 -> data.putArray("conditions");
            case 2, 3 -> conditions(data);
            default -> {}
        }
        for (String field : List.of("headcount", "quantity")) {
            switch (random.nextInt(4)) {
                case 0 -> data.putNull(field);
                case 1 -> data.set(field, amount(field));
                default -> {}
            }
        }
        return data;
    }

    private ObjectNode claim(String id) {
        ObjectNode data = dated().put("claimId", id).put("unit", pick(List.of("COUNTRIES", "MEMBERS", "LEADERS")));
        if (random.nextInt(3) > 0) {
            data.put("count", 1 + random.nextInt(2)).put("bound", "AT_LEAST");
        }
        return kinds(data, 0);
    }

    /** Some kinds, seldom one twice; where there may be none, often none. */
    private ObjectNode kinds(ObjectNode data, int fewest) {
        List<String> some = kinds.stream().filter(_ -> random.nextInt(3) == 0).toList();
        if (some.isEmpty() && fewest > 0) {
            some = List.of(pick(kinds));
        }
        ArrayNode kinds = JSON.createArrayNode();
        some.forEach(kinds::add);
        if (!kinds.isEmpty() && random.nextInt(8) == 0) {
            kinds.add(some.getFirst());
        }
        if (!kinds.isEmpty()) {
            data.set("kinds", kinds);
        }
        return data;
    }

    private ObjectNode conditions(ObjectNode data) {
        int howMany = random.nextInt(3);
        ArrayNode all = JSON.createArrayNode();
        for (int i = 0; i < howMany; i++) {
            ArrayNode anyOf = all.addObject().putArray("anyOf");
            anyOf.add(pick(CONDITIONS));
            if (random.nextInt(3) == 0) {
                anyOf.add(pick(CONDITIONS));
            }
        }
        if (howMany > 0) {
            data.set("conditions", all);
        }
        return data;
    }

    private Optional<ObjectNode> aPledgeOf(Map<String, String> held) {
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(pick(List.copyOf(held.keySet())))
                        .map(id -> dated().put("pledgeId", id).put("participant", held.get(id)));
    }

    private Optional<String> free(List<String> all, Set<String> held) {
        List<String> free = all.stream().filter(one -> !held.contains(one)).toList();
        return free.isEmpty() ? Optional.empty() : Optional.of(pick(free));
    }

    private ObjectNode dated() {
        return words.evidence(words.date(JSON.createObjectNode()));
    }

    private String anyone() {
        return pick(participants);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
