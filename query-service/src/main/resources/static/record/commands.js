/**
 * What each command takes beside announcedAt and evidence (domain.md §2): its event, its group, its fields; `!` marks what it
 * needs, `~` what it may clear.
 */

// What the command names must not be on record yet where its list stands in `new`; it must where that stands in `of`.
const command = (group, event, fields, more = {}) => ({ group, event, ...more, fields: fields.split(' ').map(marked) });

const marked = (word) => ({ name: word.replace(/[!~]$/, ''), needed: word.endsWith('!'), clearable: word.endsWith('~') });

export const COMMANDS = {
  VoiceSupport: command('positions', 'SupportVoiced', 'participant! kinds!'),
  SignalOpenness: command('positions', 'OpennessSignalled', 'participant! kinds!'),
  ExpressReservation: command('positions', 'ReservationExpressed', 'participant! kinds! reason'),
  DeclineParticipation: command('positions', 'ParticipationDeclined', 'participant! kinds! reason'),
  VoiceOpposition: command('positions', 'OppositionVoiced', 'participant! kinds! reason'),
  PledgeTroops: command('pledges', 'TroopsPledged', 'participant! pledgeId! headcount conditions area', { new: 'pledges' }),
  PledgeSupport: command('pledges', 'SupportPledged', 'participant! pledgeId! kind! quantity description conditions', { new: 'pledges' }),
  AmendPledge: command('pledges', 'PledgeAmended', 'participant! pledgeId! headcount~ quantity~ description~ conditions~ area~', { of: 'pledges' }),
  ReaffirmPledge: command('pledges', 'PledgeReaffirmed', 'participant! pledgeId!', { of: 'pledges' }),
  WithdrawPledge: command('pledges', 'PledgeWithdrawn', 'participant! pledgeId! reason', { of: 'pledges' }),
  ReportDelivery: command('pledges', 'DeliveryReported', 'participant! pledgeId! quantity complete', { of: 'pledges' }),
  DeclareConditionMet: command('conditions', 'ConditionMet', 'condition!'),
  DeclareConditionLapsed: command('conditions', 'ConditionLapsed', 'condition!'),
  JoinCoalition: command('coalition', 'ParticipantJoined', 'participant!'),
  LeaveCoalition: command('coalition', 'ParticipantLeft', 'participant!'),
  AppointLead: command('coalition', 'LeadAppointed', 'participant! person'),
  DesignateHeadquarters: command('coalition', 'HeadquartersDesignated', 'place! from until'),
  RecordCollectiveClaim: command('coalition', 'CollectiveClaimRecorded', 'claimId! count bound unit! kinds conditions', { new: 'claims' }),
  FormCoalition: command('coalition', 'CoalitionFormed', 'coalition! name! aim'),
  ConveneMeeting: command('meetings', 'MeetingConvened', 'meetingId! title! startsAt! place format!', { new: 'meetings' }),
  ReportMeetingHeld: command('meetings', 'MeetingHeld', 'meetingId!', { of: 'meetings' }),
  CancelMeeting: command('meetings', 'MeetingCancelled', 'meetingId!', { of: 'meetings' }),
  RecordAttendance: command('meetings', 'AttendanceRecorded', 'meetingId! participant! mode! expected person', { of: 'meetings' }),
};

/** What is said about another statement; a correction carries the whole command that replaces it. */
export const ABOUT = {
  CorrectStatement: { fields: [{ name: 'reason', needed: true }], replaces: true, evidence: false },
  RetractStatement: { fields: [{ name: 'reason', needed: true }], evidence: false },
  DisputeStatement: { fields: [{ name: 'counterclaim', needed: true }], evidence: true },
  CorroborateStatement: { fields: [], evidence: true },
};

const SINGULAR = { pledges: 'pledge', meetings: 'meeting', claims: 'claim' };

/** A name that is not taken: `fr-troops-2`. */
export function freeName(command, { participant, kind }, taken) {
  const list = COMMANDS[command].new;
  const stem = list === 'pledges' && participant ? `${participant}-${kind ?? 'troops'}` : SINGULAR[list];
  for (let n = 1; ; n++) if (!taken.includes(`${stem}-${n}`.toLowerCase())) return `${stem}-${n}`.toLowerCase();
}

/** The command that recorded an event of this type. */
export const commandOf = (event) => Object.keys(COMMANDS).find((name) => COMMANDS[name].event === event);

const FIELD_OF_RULE = {
  'coalition-unknown': 'coalition', 'coalition-exists': 'coalition', 'participant-unknown': 'participant',
  'pledge-exists': 'pledgeId', 'pledge-unknown': 'pledgeId', 'meeting-exists': 'meetingId', 'meeting-unknown': 'meetingId',
  'claim-exists': 'claimId', 'announced-in-future': 'announcedAt', 'quantity-contradictory': 'quantity',
};

/** Which field a refusal by this rule is about, of those filled in; '' where it is none in particular. */
export const fieldOf = (rule, values) =>
  (rule === 'quantity-contradictory' && values.headcount ? 'headcount' : FIELD_OF_RULE[rule] ?? '');
