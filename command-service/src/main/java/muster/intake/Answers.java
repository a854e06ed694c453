package muster.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.eventstore.Appended;
import muster.handling.Outcome;
import muster.record.Times;

/** What a sender is told of a command that was, or on a dry run would be, recorded. */
final class Answers {

    private Answers() {}

    /** A command's answer; {@code position} is the last event's. */
    record Receipt(long position, List<Event> events) {
        static Receipt of(Outcome outcome) {
            return new Receipt(
                    outcome.position(), outcome.events().stream().map(Event::of).toList());
        }
    }

    /** One event of it. */
    record Event(UUID id, String type, long position, String recordedAt) {
        static Event of(Appended event) {
            return new Event(event.id(), event.type(), event.position(), Times.text(event.recordedAt()));
        }
    }

    /** The answer to one line of many. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OfLine(long line, int status, Optional<Long> position, List<Event> events, Optional<Problem> problem) {
        static OfLine of(long line, Outcome outcome) {
            Receipt receipt = Receipt.of(outcome);
            return new OfLine(
                    line,
                    outcome.replayed() ? 200 : 201,
                    Optional.of(receipt.position()),
                    receipt.events(),
                    Optional.empty());
        }

        static OfLine of(long line, Problem problem) {
            return new OfLine(line, problem.status(), Optional.empty(), List.of(), Optional.of(problem));
        }
    }
}
