package muster.wild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up what happens in one coalition, a command at a time: it obeys the refusals of domain.md §2, and is politically as
 * wild as they let it be.
 */
final class WildCoalition {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ABOUT_STATEMENTS = Set.of("StatementCorroborated", "StatementDisputed");
    private static final Set<String> PLEDGES = Set.of("TroopsPledged", "SupportPledged");

    /** A statement that is not retracted. */
    private record Standing(String id, String type, ObjectNode data) {}

    private final String slug;
    private final Random random;
    private final WildJournal journal;
    private final WildEvidence words;
    private final int corroborations;
    private final WildStatement statements;
    private final List<Standing> standing = new ArrayList<>();
    private final List<Set<Long>> commands = new ArrayList<>();

    WildCoalition(String slug, Random random, WildJournal journal) {
        this.slug = slug;
        this.random = random;
        this.journal = journal;
        words = new WildEvidence(random);
        corroborations = words.areOfOneVoice() || random.nextInt(4) == 0 ? 12 : 2;
        statements = new WildStatement(random, words);
    }

    /** The positions of each command's events, in the order of the log. */
    List<Set<Long>> commands() {
        return List.copyOf(commands);
    }

    void form() {
        say("CoalitionFormed", statements.coalitionFormed());
    }

    /** The next command; none where what the dice want cannot be. */
    void goOn() {
        journal.pass();
        int dice = random.nextInt(20 + corroborations);
        if (dice < 1) {
            about("StatementDisputed");
        } else if (dice < 3) {
            retract();
        } else if (dice < 6) {
            correct();
        } else if (dice < 20) {
            state();
        } else {
            about("StatementCorroborated");
        }
    }

    private void state() {
        String type = statements.type();
        statements.make(type, pledges(), claims()).ifPresent(data -> say(type, data));
    }

    private void say(String type, ObjectNode data) {
        commands.add(Set.of(record(type, data, uuid(), uuid())));
    }

    private void about(String type) {
        some(standing.stream().filter(WildCoalition::canBeCorrected).toList())
                .ifPresent(named -> say(type, statements.about(type, named.id())));
    }

    /** Pledges rather than other statements, so that their ids come free and are taken again. */
    private void retract() {
        boolean pledges = random.nextBoolean();
        some(standing.stream()
                        .filter(statement -> !statement.type().equals("CoalitionFormed"))
                        .filter(statement -> !pledges || PLEDGES.contains(statement.type()))
                        .toList())
                .ifPresent(erred -> {
                    standing.remove(erred);
                    say("StatementRetracted", retraction(erred));
                });
    }

    /** What is itself a correction rather than another statement. */
    private void correct() {
        List<Standing> corrections =
                standing.stream().filter(one -> one.data().has("corrects")).toList();
        some(random.nextBoolean() && !corrections.isEmpty()
                        ? corrections
                        : standing.stream()
                                .filter(WildCoalition::canBeCorrected)
                                .toList())
                .ifPresent(this::correct);
    }

    private void correct(Standing erred) {
        int place = standing.indexOf(erred);
        standing.remove(erred);
        String type = erred.type().equals("CoalitionFormed") || random.nextBoolean() ? erred.type() : statements.type();
        Optional<ObjectNode> replacement = replacement(erred, type);
        if (replacement.isEmpty()) {
            standing.add(place, erred);
            return;
        }
        String commandId = uuid();
        String id = uuid();
        long first = record("StatementRetracted", retraction(erred).put("replacedBy", id), commandId, uuid());
        long second = record(type, replacement.get().put("corrects", erred.id()), commandId, id);
        commands.add(Set.of(first, second));
    }

    /** Another statement, or the same with its slip mended: another date or other evidence. */
    private Optional<ObjectNode> replacement(Standing erred, String type) {
        if (type.equals("CoalitionFormed")) {
            return Optional.of(statements.coalitionFormed());
        }
        boolean refersToWhatIsStillThere = !WildStatement.ABOUT_PLEDGES.contains(type)
                || pledges().containsKey(erred.data().path("pledgeId").asString(""));
        if (type.equals(erred.type()) && refersToWhatIsStillThere && random.nextBoolean()) {
            ObjectNode mended = erred.data().deepCopy();
            mended.remove("corrects");
            return Optional.of(random.nextBoolean() ? words.date(mended) : words.evidence(mended));
        }
        return statements.make(type, pledges(), claims());
    }

    private ObjectNode retraction(Standing erred) {
        return JSON.createObjectNode().put("statementId", erred.id()).put("reason", "a slip");
    }

    private static boolean canBeCorrected(Standing statement) {
        return !ABOUT_STATEMENTS.contains(statement.type());
    }

    private <T> Optional<T> some(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** The pledges that unretracted statements hold, each with whose it is. */
    private Map<String, String> pledges() {
        Map<String, String> pledges = new TreeMap<>();
        standing.stream()
                .filter(statement -> PLEDGES.contains(statement.type()))
                .forEach(statement -> pledges.put(
                        statement.data().get("pledgeId").asString(),
                        statement.data().get("participant").asString()));
        return pledges;
    }

    private Set<String> claims() {
        Set<String> claims = new TreeSet<>();
        standing.forEach(statement -> {
            if (statement.data().has("claimId")) {
                claims.add(statement.data().get("claimId").asString());
            }
        });
        return claims;
    }

    private long record(String type, ObjectNode data, String commandId, String id) {
        if (!type.equals("StatementRetracted")) {
            standing.add(new Standing(id, type, data));
        }
        return journal.record(slug, type, data, commandId, id);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
