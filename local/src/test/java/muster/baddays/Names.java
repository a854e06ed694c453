package muster.baddays;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of names and retractions (domain.md §2), read a second time over what was recorded: a race that the service
 * should have refused shows here as a record that could not be.
 */
final class Names {

    private record Held(UUID statement, String participant) {}

    private final Map<String, Held> pledges = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private final Set<UUID> statements = new HashSet<>();
    private final Set<UUID> retracted = new HashSet<>();

    /** Takes the next record; says what is impossible about it. */
    Optional<String> next(Line line) {
        statements.add(line.id());
        return switch (line.type()) {
            case "muster.TroopsPledged.v1" -> pledge(line);
            case "muster.PledgeAmended.v1" -> amend(line);
            case "muster.StatementRetracted.v1" -> retract(line);
            default -> Optional.empty();
        };
    }

    private static String name(Line line) {
        return line.coalition() + "/" + line.data().path("pledgeId").stringValue();
    }

    private Optional<String> pledge(Line line) {
        names.put(line.id(), name(line));
        var before = pledges.put(name(line), new Held(line.id(), line.participant()));
        return before == null
                ? Optional.empty()
                : Optional.of("takes the name %s, which is held".formatted(name(line)));
    }

    private Optional<String> amend(Line line) {
        return Optional.ofNullable(pledges.get(name(line)))
                        .filter(held -> held.participant.equals(line.participant()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("amends %s, which its participant does not hold".formatted(name(line)));
    }

    private Optional<String> retract(Line line) {
        var statement = UUID.fromString(line.data().path("statementId").stringValue());
        if (!statements.contains(statement) || !retracted.add(statement)) {
            return Optional.of("retracts %s, which is unknown or retracted already".formatted(statement));
        }
        Optional.ofNullable(names.get(statement)).ifPresent(pledges::remove);
        return Optional.empty();
    }
}
