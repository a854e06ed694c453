package muster.baddays;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds what can be seen of a log against what its clients were told, and lists whatever cannot be. */
final class Judgement {

    /** The types of the events that have tags beside their ids. */
    static final Set<String> TAGGED = Set.of(
            "CoalitionFormed",
            "TroopsPledged",
            "SupportPledged",
            "MeetingConvened",
            "CollectiveClaimRecorded",
            "StatementRetracted");

    private final Seen seen;
    private final List<Line> lines;
    private final Map<UUID, List<Line>> recorded = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    private Judgement(Seen seen) {
        this.seen = seen;
        this.lines = seen.lines().stream().map(Line::of).toList();
    }

    /** All findings; none if everything is as it should be. */
    static List<String> of(Seen seen, List<Ledger> ledgers) {
        var judgement = new Judgement(seen);
        judgement.order();
        judgement.bytes();
        judgement.decisions();
        judgement.tags();
        judgement.commands(ledgers);
        ledgers.forEach(judgement::ledger);
        judgement.topic();
        return List.copyOf(judgement.findings);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            findings.add(otherwise.get());
        }
    }

    /** One position after the other, in rows and in lines, and time goes only forward. */
    private void order() {
        require(
                seen.rows().size() == lines.size(),
                () -> "%d rows, but %d lines".formatted(seen.rows().size(), lines.size()));
        var latest = Instant.MIN;
        for (int i = 0; i < Math.min(seen.rows().size(), lines.size()); i++) {
            var row = seen.rows().get(i);
            long place = i + 1L;
            require(row.position() == place, () -> "position %d is in place %d".formatted(row.position(), place));
            require(
                    !row.recordedAt().isBefore(latest),
                    () -> "position %d is older than the one before".formatted(row.position()));
            latest = row.recordedAt();
        }
    }

    /** Row and line say the same, and the leaf is their hash. */
    private void bytes() {
        for (int i = 0; i < Math.min(seen.rows().size(), lines.size()); i++) {
            var row = seen.rows().get(i);
            var line = lines.get(i);
            long at = row.position();
            require(Arrays.equals(row.record(), seen.lines().get(i)), () -> "row and line differ at %d".formatted(at));
            require(
                    Arrays.equals(row.leaf(), leaf(row.record())),
                    () -> "the leaf is not the record's hash at %d".formatted(at));
            require(
                    line.position() == at,
                    () -> "the record at %d says that it is at %d".formatted(at, line.position()));
            require(line.id().equals(row.id()), () -> "the record at %d has another id than its row".formatted(at));
            require(
                    line.coalition().equals(row.coalition()),
                    () -> "the record at %d has another coalition".formatted(at));
            require(line.type().contains(row.type()), () -> "the record at %d has another type".formatted(at));
            require(
                    line.time().equals(row.recordedAt()),
                    () -> "the record at %d has another time than its row".formatted(at));
        }
    }

    private static byte[] leaf(byte[] record) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return digest.digest(record);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private void decisions() {
        var names = new Names();
        for (var line : lines) {
            names.next(line).ifPresent(finding -> findings.add("position %d %s".formatted(line.position(), finding)));
        }
    }

    /** What forms, takes a name or retracts is found by its tags, which no other event has, and no tag leads nowhere. */
    private void tags() {
        var positions = seen.rows().stream()
                .filter(row -> TAGGED.contains(row.type()))
                .map(Row::position)
                .collect(Collectors.toSet());
        require(
                positions.equals(seen.tagged()),
                () -> "tags and log do not go together: %s".formatted(difference(positions)));
    }

    private Set<Long> difference(Set<Long> positions) {
        var difference = new HashSet<>(positions);
        difference.addAll(seen.tagged());
        difference.removeIf(
                position -> positions.contains(position) && seen.tagged().contains(position));
        return difference;
    }

    /** The events of a command lie next to each other, and somebody sent it. */
    private void commands(List<Ledger> ledgers) {
        for (var line : lines) {
            var events = recorded.computeIfAbsent(line.commandId(), _ -> new ArrayList<>());
            require(
                    events.isEmpty() || events.getLast().position() == line.position() - 1,
                    () -> "%s is recorded at several places, one of them %d"
                            .formatted(line.commandId(), line.position()));
            events.add(line);
        }
        recorded.keySet()
                .forEach(command -> require(
                        ledgers.stream().anyMatch(ledger -> ledger.knows(command)),
                        () -> "nobody has sent %s".formatted(command)));
    }

    private void ledger(Ledger ledger) {
        findings.addAll(ledger.complaints());
        ledger.acknowledged().forEach(this::acknowledged);
        ledger.refused()
                .forEach((command, why) -> require(
                        !recorded.containsKey(command),
                        () -> "%s was refused and is recorded: %s".formatted(command, why)));
        require(ledger.unanswered().isEmpty(), () -> "without an answer: %s".formatted(ledger.unanswered()));
    }

    /** Each command of these tests records one event. */
    private void acknowledged(UUID command, Receipt receipt) {
        var events = recorded.getOrDefault(command, List.of());
        require(
                events.size() == 1,
                () -> "%s was acknowledged and is recorded %d times".formatted(command, events.size()));
        for (var event : events) {
            require(
                    event.position() == receipt.position(),
                    () -> "%s was acknowledged at %d and is recorded at %d"
                            .formatted(command, receipt.position(), event.position()));
            require(
                    receipt.events().isEmpty() || receipt.events().equals(List.of(event.id())),
                    () -> "%s was acknowledged with another event than it has".formatted(command));
        }
    }

    /** Everything is in the topic; what is there more than once is the same, and comes first in order. */
    private void topic() {
        Map<Long, Integer> partitions = new HashMap<>();
        Map<Integer, Long> heads = new HashMap<>();
        for (var message : seen.messages()) {
            long position = Line.of(message.value()).position();
            message(message, position);
            if (partitions.putIfAbsent(position, message.partition()) == null) {
                long before = Objects.requireNonNullElse(heads.put(message.partition(), position), 0L);
                require(
                        before < position,
                        () -> "partition %d has %d before %d".formatted(message.partition(), before, position));
            }
            require(
                    partitions.get(position).equals(message.partition()),
                    () -> "%d is in more than one partition".formatted(position));
        }
        seen.rows()
                .forEach(row -> require(
                        partitions.containsKey(row.position()),
                        () -> "position %d is not in the topic".formatted(row.position())));
    }

    private void message(Message message, long position) {
        boolean known = position >= 1 && position <= seen.rows().size();
        require(known, () -> "the topic holds %d, which is not in the log".formatted(position));
        if (known) {
            var row = seen.rows().get((int) position - 1);
            require(
                    Arrays.equals(row.record(), message.value()),
                    () -> "the topic has other bytes at %d".formatted(position));
            require(row.coalition().equals(message.key()), () -> "the topic has another key at %d".formatted(position));
        }
    }
}
