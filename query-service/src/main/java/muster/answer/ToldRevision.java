package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import muster.event.Kind;
import muster.event.Recorded;
import muster.stance.Cause;
import muster.stance.Consequence;
import muster.stance.Period;
import muster.stance.Stance;

/** That a command altered only the past of a stance: its periods as they were and as they are. */
public record ToldRevision(
        String participant,
        Kind kind,
        List<Stretch> before,
        List<Stretch> after,
        Cause cause,
        String because,
        Optional<String> announcedAt,
        Instant recordedAt,
        long position) {

    /** A period of a stance. */
    public record Stretch(Stance stance, Instant from, Optional<Instant> until, String because) {

        static List<Stretch> of(List<Period> periods) {
            return periods.stream()
                    .map(period -> new Stretch(
                            period.stance(),
                            period.from(),
                            period.until(),
                            period.because().id().toString()))
                    .toList();
        }
    }

    /** @param last the command's last event */
    public static ToldRevision of(Consequence.Revised revised, Recorded last) {
        return new ToldRevision(
                revised.cell().participant().code(),
                revised.cell().kind(),
                Stretch.of(revised.before()),
                Stretch.of(revised.after()),
                revised.cause(),
                revised.because().id().toString(),
                Tellings.announced(revised.because()),
                last.recordedAt(),
                last.position());
    }
}
