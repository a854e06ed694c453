package muster.command;

import muster.event.Event;

/** A command that records one event, whose fields are the command's own. */
public sealed interface Recording extends Command
        permits FormCoalition,
                JoinCoalition,
                LeaveCoalition,
                AppointLead,
                DesignateHeadquarters,
                ConveneMeeting,
                ReportMeetingHeld,
                CancelMeeting,
                RecordAttendance,
                VoiceSupport,
                SignalOpenness,
                PledgeTroops,
                PledgeSupport,
                AmendPledge,
                ReaffirmPledge,
                WithdrawPledge,
                ReportDelivery,
                ExpressReservation,
                DeclineParticipation,
                VoiceOpposition,
                DeclareConditionMet,
                DeclareConditionLapsed,
                RecordCollectiveClaim,
                CorroborateStatement,
                DisputeStatement,
                RetractStatement {

    Event event();
}
