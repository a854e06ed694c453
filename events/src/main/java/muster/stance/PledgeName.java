package muster.stance;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.PledgeEvent;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/**
 * All statements about the pledges that ever had one id. A retraction frees the id, and whoever takes it next may pledge
 * another kind: which one a statement is about depends on what was known.
 */
final class PledgeName {

    private final Queue<Heard> holders = new ConcurrentLinkedQueue<>();
    private final Queue<Heard> mentions = new ConcurrentLinkedQueue<>();

    void add(Heard mention) {
        mentions.add(mention);
        if (kindPledgedBy(mention.event()).isPresent()) {
            holders.add(mention);
        }
    }

    /** Every statement about it by this participant. */
    List<Heard> mentionsBy(Participant participant) {
        return by(participant, mentions);
    }

    /** Every kind that this participant ever pledged under it. */
    Set<Kind> kindsPledgedBy(Participant participant) {
        return by(participant, holders).stream()
                .flatMap(holder -> kindPledgedBy(holder.event()).stream())
                .collect(Collectors.toSet());
    }

    private static List<Heard> by(Participant participant, Queue<Heard> some) {
        return some.stream().filter(one -> isBy(participant, one)).toList();
    }

    private static boolean isBy(Participant participant, Heard one) {
        return one.event() instanceof PledgeEvent about && about.participant().equals(participant);
    }

    /** The kind of the pledge that holds it as known at the position, if that is this participant's. */
    Optional<Kind> kindKnownAt(long position, Participant participant) {
        Optional<Kind> kind = Optional.empty();
        for (Heard holder : holders) {
            if (holder.isKnownAt(position)) {
                kind = isBy(participant, holder) ? kindPledgedBy(holder.event()) : Optional.empty();
            }
        }
        return kind;
    }

    static Optional<Kind> kindPledgedBy(Event event) {
        return switch (event) {
            case TroopsPledged _ -> Optional.of(Kind.TROOPS);
            case SupportPledged pledge -> Optional.of(pledge.kind());
            default -> Optional.empty();
        };
    }
}
