package muster.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import muster.event.Kind;
import muster.event.Participant;
import muster.stance.Cell;
import muster.stance.Direction;
import muster.stance.Question;

/** What is asked for beside the path. */
public record Asked(
        Question question,
        AsKnown known,
        Set<Participant> participants,
        Set<Kind> kinds,
        Set<String> types,
        Optional<String> publisher,
        Set<String> words,
        OptionalInt limit,
        Optional<Cursor> cursor,
        OptionalLong after,
        Optional<Direction> direction,
        Since since) {

    /** The point in the two times that a difference is counted from. */
    public record Since(Optional<Instant> at, AsKnown known) {}

    /**
     * The same question put at the point that the difference is counted from.
     *
     * @param position that it is counted to: unless told otherwise, the same is known at both
     */
    Asked earlier(long position) {
        AsKnown from = since.known() instanceof AsKnown.Now ? new AsKnown.At(position) : since.known();
        return new Asked(
                new Question(since.at(), question.assume(), question.press()),
                from,
                participants,
                kinds,
                types,
                publisher,
                words,
                limit,
                Optional.empty(),
                after,
                direction,
                since);
    }

    /** As known when: a bound of record time. */
    public sealed interface AsKnown {

        /** Whatever is applied. */
        record Now() implements AsKnown {}

        record At(long position) implements AsKnown {}

        record By(Instant moment) implements AsKnown {}
    }

    /**
     * Where a page begins in a list that is as of one position.
     *
     * @param index from 0
     */
    public record Cursor(long position, int index) {

        String text() {
            return position + "." + index;
        }
    }

    /** Whether the participant is asked for. */
    public boolean includes(Participant participant) {
        return participants.isEmpty() || participants.contains(participant);
    }

    /** Whether the kind is asked for. */
    public boolean includes(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Whether the participant and the kind are. */
    boolean includes(Cell cell) {
        return includes(cell.participant()) && includes(cell.kind());
    }

    /** Whether moves in this direction are. */
    boolean includes(Direction moved) {
        return direction.isEmpty() || direction.get() == moved;
    }

    Optional<Instant> at() {
        return question.at();
    }
}
