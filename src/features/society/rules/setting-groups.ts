import { formatMoneyRange } from '../../../shared/money.ts'
import { type GuidanceNumber, guidance, type SettingName } from './guidance.ts'
import type { SocietySettings } from './society-settings.ts'

/** One number as a form asks for it. */
export interface SettingLine extends GuidanceNumber {
  readonly name: SettingName
  readonly value: number
}

export interface SettingGroup {
  /** What opening it is for: "Change the sizes". */
  readonly change: string
  /** What the numbers say now, in one or two sentences. */
  readonly inWords: string
  readonly lines: readonly SettingLine[]
}

const groups: readonly {
  change: string
  names: readonly SettingName[]
  inWords: (settings: SocietySettings) => string
}[] = [
  {
    change: 'Change the sizes',
    names: ['membersIdealMin', 'membersIdealMax', 'membersMin', 'onlineMembersMax'],
    inWords: (now) =>
      `A good size is ${now.membersIdealMin} to ${now.membersIdealMax} members; ${now.membersMin} committed people can be enough. Online, at most ${now.onlineMembersMax}.`,
  },
  {
    change: 'Change the times',
    names: [
      'meetingMinutes',
      'doorsMinutes',
      'introductionsPercent',
      'preMeetingMinutes',
      'debriefMinutes',
      'datesAheadMin',
    ],
    inWords: (now) =>
      `A meeting lasts ${now.meetingMinutes} minutes; online, the doors open ${now.doorsMinutes} minutes before. In the first one, up to ${now.introductionsPercent}% of the time is for getting to know each other. Leaders meet ${now.preMeetingMinutes} minutes before and ${now.debriefMinutes} minutes after, and members know at least ${now.datesAheadMin} dates ahead.`,
  },
  {
    change: 'Change the fees',
    names: [
      'leaderFeeMinMinor',
      'leaderFeeMaxMinor',
      'leaderFeeYear',
      'contributionMinMinor',
      'contributionMaxMinor',
      'contributionForMinutes',
      'contributionYear',
    ],
    inWords: (now) =>
      `A leader usually receives ${range(now, 'leaderFee')} an hour (${now.leaderFeeYear}); a member usually pays ${range(now, 'contribution')} for ${now.contributionForMinutes} minutes (${now.contributionYear}).`,
  },
  {
    change: 'Change the days',
    names: [
      'answerWithinWorkingDays',
      'offerDays',
      'invitationDays',
      'ticksKeptDays',
      'debriefWeeks',
      'quietAfterDays',
    ],
    inWords: (now) =>
      `An enquiry is answered within ${now.answerWithinWorkingDays} working days; a place on offer is kept for ${now.offerDays} days, an invitation for ${now.invitationDays}. What leaders tick after an interview is deleted ${now.ticksKeptDays} days after their decision, their debrief of a meeting ${now.debriefWeeks} weeks after it. A group without a meeting for ${now.quietAfterDays} days counts as quiet.`,
  },
  {
    change: 'Change how often organisations are asked',
    names: ['outreachQuietWeeks', 'outreachLettersADay'],
    inWords: (now) =>
      `An organisation that one group asked to pass on a flier is left in peace by others for ${now.outreachQuietWeeks} weeks, unless they go on knowingly. A group sends at most ${now.outreachLettersADay} such letters a day.`,
  },
  {
    change: 'Change how office holders sign in',
    names: ['secondStepDays'],
    inWords: (now) =>
      now.secondStepDays === 0
        ? 'Administrators, Council and treasurers of groups need a passkey or an app beside the email from their first day on.'
        : `Administrators, Council and treasurers of groups set up a passkey or an app beside the email within ${now.secondStepDays} days; then their office waits until they have.`,
  },
]

function range(now: SocietySettings, what: 'leaderFee' | 'contribution'): string {
  return formatMoneyRange(now[`${what}MinMinor`], now[`${what}MaxMinor`], now.currency)
}

/** The society's numbers in the order in which one thinks of them; every number is in one group. */
export function settingGroups(settings: SocietySettings): SettingGroup[] {
  return groups.map(({ change, names, inWords }) => ({
    change,
    inWords: inWords(settings),
    lines: names.map((name) => ({ ...guidance[name], name, value: settings[name] })),
  }))
}
