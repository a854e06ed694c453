package muster.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import muster.eventstore.Sql.Column;
import muster.eventstore.Verdict.Accepted;

import static muster.eventstore.Database.timestamp;

/** The call that writes a batch, column by column, and has all who wait for the log to grow told (V3__append.sql). */
final class Inserts {

    private static final String CALL = "select append(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Inserts() {}

    /** Answers true, or false if the log does not end at the batch's beginning or one of these tags does occur. */
    static Sql of(Batch batch, Collection<Wanted> unlessFound) {
        var rows = batch.rows();
        var wanted = List.copyOf(unlessFound);
        var tags = rows.stream().flatMap(TagRow::of).toList();
        var commands = batch.accepted().stream()
                .flatMap(CommandEnd::of)
                .collect(Collectors.toMap(CommandEnd::first, Function.identity()));
        return new Sql()
                .add(
                        CALL,
                        LogLocks.ORDER,
                        LogLocks.CHANNEL,
                        batch.head(),
                        Column.of("text", wanted, Wanted::tag),
                        Column.of("int8", wanted, Wanted::after),
                        timestamp(batch.recordedAt()),
                        Column.of("uuid", rows, row -> row.draft().id()),
                        Column.of("text", rows, row -> row.draft().coalition().orElse(null)),
                        Column.of("uuid", rows, row -> row.commandId().orElse(null)),
                        Column.of("bytea", rows, row -> ofCommand(commands, row, CommandEnd::digest)),
                        Column.of("int8", rows, row -> ofCommand(commands, row, CommandEnd::last)),
                        Column.of("text", rows, row -> row.draft().name().name()),
                        Column.of("bytea", rows, Row::record),
                        Column.of("bytea", rows, Row::leaf),
                        Column.of("text", tags, TagRow::tag),
                        Column.of("int8", tags, TagRow::position));
    }

    private static <T> @Nullable T ofCommand(Map<Long, CommandEnd> commands, Row row, Function<CommandEnd, T> value) {
        return Optional.ofNullable(commands.get(row.position())).map(value).orElse(null);
    }

    private record TagRow(String tag, long position) {

        static Stream<TagRow> of(Row row) {
            return row.draft().tagTexts().stream()
                    .filter(tag -> !IdTag.is(tag))
                    .map(tag -> new TagRow(tag, row.position()));
        }
    }

    /** What the first event of a command carries beside itself. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record CommandEnd(long first, byte[] digest, long last) {

        static Stream<CommandEnd> of(Accepted accepted) {
            var receipt = accepted.receipt();
            return accepted.append().command().stream()
                    .map(key -> new CommandEnd(
                            receipt.events().getFirst().position(), key.digestBytes(), receipt.position()));
        }
    }
}
