package muster.witness;

import java.util.List;
import java.util.stream.Collectors;

import muster.ledger.Note;

/** What the witness says to a log, with the status codes of C2SP tlog-witness. */
sealed interface Answer {

    /** The HTTP status. */
    int status();

    /** What the body holds. */
    default String type() {
        return "text/plain; charset=utf-8";
    }

    /** The body, which ends with a newline. */
    String body();

    /** The checkpoint is consistent with all that was seen of its log, and that is kept. */
    record Cosigned(List<Note.Signature> signatures) implements Answer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            return signatures.stream().map(Note.Signature::line).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** The log takes another checkpoint for the last one that was cosigned. */
    record OtherSize(long cosigned) implements Answer {

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String type() {
            return "text/x.tlog.size";
        }

        @Override
        public String body() {
            return cosigned + "\n";
        }
    }

    /** Nothing is cosigned, for a reason that is told in words. */
    record Refused(Reason reason, String why) implements Answer {

        @Override
        public int status() {
            return reason.status;
        }

        @Override
        public String body() {
            return why + "\n";
        }
    }

    /** Why nothing is cosigned. */
    enum Reason {
        MALFORMED(400),
        OLD_BEYOND_NEW(400),
        NOT_SIGNED(403),
        UNKNOWN_ORIGIN(404),
        INCONSISTENT(422),
        NOT_KEPT(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }
    }
}
