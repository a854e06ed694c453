package muster.answer;

import java.time.Instant;
import java.util.Optional;

import muster.event.Kind;
import muster.event.Recorded;
import muster.stance.Consequence;

/** That the statement that a stance rests on came into dispute, or is so no more. */
public record ToldContest(
        String participant,
        Kind kind,
        boolean contested,
        String because,
        Optional<String> announcedAt,
        Instant recordedAt,
        long position) {

    /** @param last the command's last event */
    public static ToldContest of(Consequence.Contested contested, Recorded last) {
        return new ToldContest(
                contested.cell().participant().code(),
                contested.cell().kind(),
                contested.contested(),
                contested.because().id().toString(),
                Tellings.announced(contested.because()),
                last.recordedAt(),
                last.position());
    }
}
