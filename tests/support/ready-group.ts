import { plainCosts } from '../../src/features/fees/rules/cost.ts'
import type { AgreementFacts, GroupFacts, LeaderFacts } from '../../src/features/groups/rules/group-facts.ts'
import { defaultSettings } from '../../src/features/society/rules/society-settings.ts'

export const ailsa: LeaderFacts = {
  name: 'Ailsa',
  profession: 'GP',
  groupMemberExperience: true,
  psychodynamicTraining: true,
  accreditation: 'accredited',
  hasPhone: true,
}
export const tom: LeaderFacts = {
  ...ailsa,
  name: 'Tom',
  psychodynamicTraining: false,
  accreditation: 'none',
  hasPhone: false,
}

/** Ailsa has a group in planning and nothing else. */
export const thought: GroupFacts = {
  today: Temporal.PlainDate.from('2026-09-01'),
  settings: defaultSettings,
  mode: 'face-to-face',
  area: null,
  regionName: 'Scotland',
  professions: [],
  fewestMembers: 6,
  mostMembers: 8,
  leaders: [
    { ...ailsa, groupMemberExperience: false, accreditation: 'none', hasPhone: false, isViewer: true },
  ],
  leadersInvited: 0,
  members: 0,
  membersWhoAgreed: 0,
  offers: 0,
  applicationsWaiting: 0,
  organisationsAsked: 0,
  organisationKindsAsked: 0,
  fliersSent: 0,
  admitted: 0,
  admittedAfterInterview: 0,
  opened: false,
  frame: { weekday: null, startTime: null, rhythm: null, minutes: null },
  place: null,
  hasLink: false,
  leadersMetOn: null,
  aims: null,
  groundRulesVersion: null,
  fee: null,
  costPlan: null,
  supervision: null,
  meetingsHeld: 0,
  datesAhead: 0,
  rolesSet: false,
  letterSent: false,
}

/** Both have said yes to one text. */
const agreement: AgreementFacts = {
  answersGiven: 2,
  viewerHasGiven: true,
  proposedBy: null,
  agreedOn: Temporal.PlainDate.from('2026-08-21'),
  agreedByAll: true,
  preMeetingMinutes: 15,
  debriefMinutes: 20,
  rolesPlan: 'swap-each-meeting',
  speakingSignal: 'raised-hand',
  openCommunication: true,
  sitBack: 'moves-back',
}

/** Ailsa and Tom's group, with nothing left to do. */
export const ready: GroupFacts = {
  ...thought,
  professions: ['GP', 'Nurse'],
  leaders: [ailsa, { ...tom, accreditation: 'working-towards' }],
  organisationsAsked: 3,
  organisationKindsAsked: 2,
  fliersSent: 3,
  members: 8,
  membersWhoAgreed: 8,
  admitted: 8,
  admittedAfterInterview: 8,
  opened: true,
  frame: { weekday: 2, startTime: Temporal.PlainTime.from('19:30'), rhythm: { everyWeeks: 2 }, minutes: 90 },
  place: { name: 'Tollcross Library', seats: 12, freeForAllDates: true, freeFromIntrusion: true },
  hasLink: true,
  leadersMetOn: Temporal.PlainDate.from('2026-08-20'),
  aims: 'To think about the relationship with our patients.',
  groundRulesVersion: 1,
  fee: { contributionMinor: 2250, currency: 'GBP', paidAhead: 'term', firstMeetingFree: false },
  costPlan: {
    currency: 'GBP',
    ...plainCosts,
    leaderFeesPerHourMinor: [6000, 6000],
    meetingMinutes: 90,
    paidPreMeetingMinutes: 0,
    paidDebriefMinutes: 0,
    roomMinor: 0,
    supervisionPerSessionMinor: 0,
    expectedMembers: 8,
  },
  supervision: { kind: 'peer', sinceOn: Temporal.PlainDate.from('2026-06-01') },
  datesAhead: 6,
  rolesSet: true,
  letterSent: true,
  doorsMinutes: 10,
  membersWith: { computer: 8, camera: 8, connection: 8 },
  agreement,
}

/** Agreed, and silent about everything that one may leave out. */
export const silentAgreement: AgreementFacts = {
  ...agreement,
  preMeetingMinutes: null,
  debriefMinutes: null,
  rolesPlan: null,
  speakingSignal: null,
  openCommunication: null,
  sitBack: null,
}
