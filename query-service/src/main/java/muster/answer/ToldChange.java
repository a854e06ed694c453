package muster.answer;

import java.time.Instant;
import java.util.Optional;

import muster.event.Kind;
import muster.event.Recorded;
import muster.stance.Cause;
import muster.stance.Consequence;
import muster.stance.Direction;
import muster.stance.Stance;

/** That a command moved a stance. */
public record ToldChange(
        String participant,
        Kind kind,
        Stance before,
        Stance after,
        Direction direction,
        Cause cause,
        String because,
        Optional<String> announcedAt,
        Instant recordedAt,
        long position) {

    /** @param last the command's last event */
    public static ToldChange of(Consequence.Changed changed, Recorded last) {
        return new ToldChange(
                changed.cell().participant().code(),
                changed.cell().kind(),
                changed.before(),
                changed.after(),
                changed.direction(),
                changed.cause(),
                changed.because().id().toString(),
                Tellings.announced(changed.because()),
                last.recordedAt(),
                last.position());
    }
}
