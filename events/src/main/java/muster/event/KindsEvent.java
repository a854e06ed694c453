package muster.event;

import java.util.List;

/** A participant said where it stands on some kinds of contribution, without promising anything in particular. */
public sealed interface KindsEvent extends ByParticipant
        permits SupportVoiced, OpennessSignalled, ReservationExpressed, ParticipationDeclined, OppositionVoiced {

    /** Never empty. */
    List<Kind> kinds();
}
