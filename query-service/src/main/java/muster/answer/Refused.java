package muster.answer;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.springframework.http.HttpStatus;

import muster.projection.Stop;
import muster.record.FieldProblem;

/** A question that gets no answer, and why. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The reasons, each with a name that stays. */
    public enum Reason {
        BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is wrong"),
        COALITION_UNKNOWN(HttpStatus.NOT_FOUND, "No such coalition"),
        PARTICIPANT_UNKNOWN(HttpStatus.NOT_FOUND, "No such participant here"),
        STATEMENT_UNKNOWN(HttpStatus.NOT_FOUND, "No such statement"),
        ANOTHER_COALITION(HttpStatus.UNPROCESSABLE_CONTENT, "A command of another coalition"),
        COMMANDS_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The command side is away"),
        NOT_APPLIED_YET(HttpStatus.SERVICE_UNAVAILABLE, "Not applied yet"),
        COALITION_STOPPED(HttpStatus.SERVICE_UNAVAILABLE, "This coalition's records cannot be followed"),
        STORE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The store is away"),
        FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "Asked for by a page of somebody else"),
        REBUILDING(HttpStatus.CONFLICT, "A rebuild is under way"),
        STARTING(HttpStatus.SERVICE_UNAVAILABLE, "The service is starting"),
        TOO_MANY_WATCHED(HttpStatus.TOO_MANY_REQUESTS, "Too many streams are read"),
        WATCHED_BY_TOO_MANY(HttpStatus.SERVICE_UNAVAILABLE, "Too many are watching"),
        BAD_WATCH(HttpStatus.BAD_REQUEST, "Not a watch"),
        WEBHOOK_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "No webhook can be sent there"),
        WATCH_UNKNOWN(HttpStatus.NOT_FOUND, "No such watch"),
        NOT_YOUR_WATCH(HttpStatus.FORBIDDEN, "A watch of somebody else"),
        NO_WEBHOOK(HttpStatus.CONFLICT, "A watch without a webhook"),
        DEAD_LETTER_UNKNOWN(HttpStatus.NOT_FOUND, "No such dead letter"),
        TOO_MANY_WATCHES(HttpStatus.CONFLICT, "Too many watches");

        private final HttpStatus status;
        private final String title;

        Reason(HttpStatus status, String title) {
            this.status = status;
            this.title = title;
        }

        HttpStatus status() {
            return status;
        }

        String title() {
            return title;
        }

        /** The seconds after which it is worth asking again; none where that alone does not help. */
        OptionalInt retryAfter() {
            return switch (this) {
                case COALITION_STOPPED -> OptionalInt.of(60);
                case TOO_MANY_WATCHED, WATCHED_BY_TOO_MANY -> OptionalInt.of(15);
                default -> status == HttpStatus.SERVICE_UNAVAILABLE ? OptionalInt.of(1) : OptionalInt.empty();
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final transient List<FieldProblem> problems;

    private Refused(Reason reason, String detail, List<FieldProblem> problems) {
        super(detail);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    public static Refused because(Reason reason, String detail) {
        return new Refused(reason, detail, List.of());
    }

    /** Something is wrong with what was sent, field by field. */
    public static Refused because(Reason reason, List<FieldProblem> problems) {
        FieldProblem first = problems.getFirst();
        return new Refused(reason, (first.field() + " " + first.message()).strip(), problems);
    }

    /** A coalition is asked about beyond where it stopped. */
    public static Refused stopped(Stop stop) {
        return because(
                Reason.COALITION_STOPPED,
                "Its answers hold up to position %d. %s".formatted(stop.after(), stop.reason()));
    }

    /** Parameters that are wrong, each named. */
    public static Refused parameters(List<FieldProblem> problems) {
        return because(Reason.BAD_PARAMETER, problems);
    }

    /** One parameter that is wrong. */
    public static Refused parameter(Parameter parameter, String message) {
        return parameters(List.of(new FieldProblem(parameter.word(), message)));
    }

    /** One header that is wrong. */
    public static Refused header(String name, String message) {
        return parameters(List.of(new FieldProblem(name, message)));
    }

    Reason reason() {
        return reason;
    }

    List<FieldProblem> problems() {
        return problems;
    }
}
