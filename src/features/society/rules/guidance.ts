import type { SocietySettings, WordSetting } from './society-settings.ts'

export type SettingName = Exclude<keyof SocietySettings, 'currency' | 'timeZone' | WordSetting>

/** A number of the guidance, or of ours: how it is asked for, and between what. */
export interface GuidanceNumber {
  readonly label: string
  readonly unit:
    | 'people'
    | 'minutes'
    | '%'
    | 'per hour'
    | 'per meeting'
    | 'days'
    | 'working days'
    | 'dates'
    | 'weeks'
    | 'letters'
    | 'year'
  /** Empty where the number is ours and the guidance gives none. */
  readonly requirements: readonly string[]
  readonly advice: string
  readonly usual: number
  readonly least: number
  readonly most: number
}

export const guidance: Readonly<Record<SettingName, GuidanceNumber>> = {
  membersIdealMin: {
    label: 'A good size begins at',
    unit: 'people',
    requirements: ['R6'],
    advice: 'With this many members there are enough people in the circle even when someone is away.',
    usual: 8,
    least: 2,
    most: 30,
  },
  membersIdealMax: {
    label: 'A good size goes up to',
    unit: 'people',
    requirements: ['R6'],
    advice: 'Beyond this, members wait long for their turn to bring a case.',
    usual: 10,
    least: 2,
    most: 30,
  },
  membersMin: {
    label: 'Fewest committed members',
    unit: 'people',
    requirements: ['R7'],
    advice: 'A smaller group holds if those who join come every time.',
    usual: 6,
    least: 2,
    most: 30,
  },
  onlineMembersMax: {
    label: 'Most members online',
    unit: 'people',
    requirements: ['R8', 'R50'],
    advice:
      'Everyone has to be seen on one screen, leaders included. The number is ours; the guidance gives none.',
    usual: 8,
    least: 2,
    most: 30,
  },
  meetingMinutes: {
    label: 'Length of a meeting',
    unit: 'minutes',
    requirements: ['R51', 'R75'],
    advice: 'Long enough for two cases, or for one with time to settle.',
    usual: 90,
    least: 30,
    most: 240,
  },
  doorsMinutes: {
    label: 'Doors open before an online meeting',
    unit: 'minutes',
    requirements: ['R61'],
    advice: 'Coming in 5 to 10 minutes early leaves time to mend a microphone and to say hello.',
    usual: 10,
    least: 0,
    most: 60,
  },
  introductionsPercent: {
    label: 'Share of the first meeting for getting to know each other, at most',
    unit: '%',
    requirements: ['R60'],
    advice: 'Strangers need time before they can speak about a case.',
    usual: 50,
    least: 20,
    most: 80,
  },
  preMeetingMinutes: {
    label: 'Leaders meet before each meeting',
    unit: 'minutes',
    requirements: ['R21'],
    advice: 'A short talk to arrive and to divide the tasks. The number is ours.',
    usual: 15,
    least: 0,
    most: 120,
  },
  debriefMinutes: {
    label: 'Leaders review after each meeting',
    unit: 'minutes',
    requirements: ['R22', 'R66'],
    advice:
      'Privately, while it is fresh: what happened in the group and between the two of you. The number is ours.',
    usual: 20,
    least: 0,
    most: 120,
  },
  leaderFeeMinMinor: {
    label: 'Leader’s fee from',
    unit: 'per hour',
    requirements: ['R73', 'R74'],
    advice: 'Many leaders are self-employed and live by such hours.',
    usual: 6000,
    least: 0,
    most: 100_000,
  },
  leaderFeeMaxMinor: {
    label: 'Leader’s fee up to',
    unit: 'per hour',
    requirements: ['R73', 'R74'],
    advice: 'What is usual, not what is allowed: leaders and group agree.',
    usual: 7500,
    least: 0,
    most: 100_000,
  },
  leaderFeeYear: {
    label: 'The usual fee is that of the year',
    unit: 'year',
    requirements: ['R74'],
    advice: 'Said beside the fee, since prices move. The guidance gives no year; this one is ours.',
    usual: 2026,
    least: 2000,
    most: 2099,
  },
  contributionMinMinor: {
    label: 'Member’s contribution from',
    unit: 'per meeting',
    requirements: ['R75'],
    advice: 'What most groups that share a room ask of each member.',
    usual: 1500,
    least: 0,
    most: 100_000,
  },
  contributionMaxMinor: {
    label: 'Member’s contribution up to',
    unit: 'per meeting',
    requirements: ['R75', 'R76'],
    advice: 'Smaller groups may need more; a group without a room to hire may need less.',
    usual: 2500,
    least: 0,
    most: 100_000,
  },
  contributionForMinutes: {
    label: 'The usual contribution is for a meeting of',
    unit: 'minutes',
    requirements: ['R75'],
    advice: 'Shorter and longer meetings are compared in proportion.',
    usual: 90,
    least: 30,
    most: 240,
  },
  contributionYear: {
    label: 'The usual contribution is that of the year',
    unit: 'year',
    requirements: ['R75'],
    advice: 'Said beside the contribution, since prices move. The guidance gives no year; this one is ours.',
    usual: 2026,
    least: 2000,
    most: 2099,
  },
  ticksKeptDays: {
    label: 'Ticks of an interview are kept after the decision for',
    unit: 'days',
    requirements: ['R53'],
    advice:
      'Time to answer a question about the decision; then only the day and the decision stay. Whoever has asked to see what is stored of them is answered first. The number is ours.',
    usual: 14,
    least: 1,
    most: 90,
  },
  debriefWeeks: {
    label: 'A debrief is deleted after the meeting within',
    unit: 'weeks',
    requirements: ['R22', 'R66'],
    advice:
      'Long enough to take something of it to supervision. A debrief keeps the day that its leaders were shown. The number is ours.',
    usual: 6,
    least: 1,
    most: 26,
  },
  offerDays: {
    label: 'A place on offer is kept for',
    unit: 'days',
    requirements: [],
    advice: 'After this the place is free for the next person. The number is ours.',
    usual: 14,
    least: 1,
    most: 90,
  },
  answerWithinWorkingDays: {
    label: 'An enquiry is answered within',
    unit: 'working days',
    requirements: ['R3', 'R78'],
    advice: 'Whoever asks about a group hears from a person soon. The number is ours.',
    usual: 5,
    least: 1,
    most: 60,
  },
  datesAheadMin: {
    label: 'Dates that members know ahead, at least',
    unit: 'dates',
    requirements: ['R45'],
    advice: 'People in clinics need to plan around the group. The number is ours.',
    usual: 3,
    least: 1,
    most: 30,
  },
  invitationDays: {
    label: 'An invitation to lead or to found a group stays open for',
    unit: 'days',
    requirements: [],
    advice: 'Time to think it over; afterwards somebody else can be asked. The number is ours.',
    usual: 14,
    least: 1,
    most: 90,
  },
  quietAfterDays: {
    label: 'A group counts as quiet without a meeting for',
    unit: 'days',
    requirements: [],
    advice:
      'A group that has met, has no date ahead and has not met for so long may need a word. The number is ours.',
    usual: 60,
    least: 7,
    most: 365,
  },
  outreachQuietWeeks: {
    label: 'An organisation that was asked is left in peace for',
    unit: 'weeks',
    requirements: ['R13'],
    advice:
      'Whoever would ask it again within this time is told, and goes on only knowing it. The number is ours.',
    usual: 6,
    least: 1,
    most: 52,
  },
  outreachLettersADay: {
    label: 'Letters to organisations, for each group and day at most',
    unit: 'letters',
    requirements: ['R13'],
    advice:
      'Enough for a region; a letter to everybody at once would be taken for advertising. The number is ours.',
    usual: 30,
    least: 1,
    most: 200,
  },
  secondStepDays: {
    label: 'Office holders set up a second way to sign in within',
    unit: 'days',
    requirements: [],
    advice:
      'Administrators, Council and treasurers of groups sign in with a passkey or an app as well. After these days their office waits until they do. They count from taking it; a change of this number brings a date forward, never later, and the other administrators are told of it. The number is ours.',
    usual: 30,
    least: 0,
    most: 90,
  },
}

export const settingNames = Object.keys(guidance) as SettingName[]
