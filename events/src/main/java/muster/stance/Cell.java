package muster.stance;

import muster.event.Kind;
import muster.event.Participant;

/** One participant and one kind: what a stance is about. */
public record Cell(Participant participant, Kind kind) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
        int byParticipant = participant.compareTo(other.participant);
        return byParticipant != 0 ? byParticipant : kind.compareTo(other.kind);
    }
}
