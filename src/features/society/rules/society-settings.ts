import type { Currency } from '../../../shared/money.ts'
import { guidance, type SettingName, settingNames } from './guidance.ts'

/** The numbers a society recommends. Groups decide for themselves; these are what they are compared with. */
export interface SocietySettings {
  readonly currency: Currency
  readonly timeZone: string
  readonly membersIdealMin: number
  readonly membersIdealMax: number
  readonly membersMin: number
  readonly onlineMembersMax: number
  readonly meetingMinutes: number
  readonly doorsMinutes: number
  readonly introductionsPercent: number
  readonly preMeetingMinutes: number
  readonly debriefMinutes: number
  readonly leaderFeeMinMinor: number
  readonly leaderFeeMaxMinor: number
  /** Of which year the usual fee is; likewise the usual contribution. */
  readonly leaderFeeYear: number
  readonly contributionMinMinor: number
  readonly contributionMaxMinor: number
  /** The usual contribution is stated for a session of this length. */
  readonly contributionForMinutes: number
  readonly contributionYear: number
  readonly offerDays: number
  /** What leaders ticked after an interview is deleted so many days after their decision. */
  readonly ticksKeptDays: number
  /** What leaders write after a meeting is deleted so many weeks after it. */
  readonly debriefWeeks: number
  readonly answerWithinWorkingDays: number
  readonly datesAheadMin: number
  readonly invitationDays: number
  readonly quietAfterDays: number
  /** An organisation that one group asked is left in peace by others for so long, unless they go on knowingly. */
  readonly outreachQuietWeeks: number
  /** Letters to organisations that one group may send within a day. */
  readonly outreachLettersADay: number
  /** Administrators, Council and treasurers have so long to set up a second way to sign in. */
  readonly secondStepDays: number
  /** The page of the society's guidelines for meeting online (R35); '' when it has none. */
  readonly onlineGuidelinesUrl: string
  /** What the society says Balint work aims at: a group's aims begin with it. */
  readonly aimsWording: string
}

export const wordSettings = ['onlineGuidelinesUrl', 'aimsWording'] as const
export type WordSetting = (typeof wordSettings)[number]

const usualAims = `We meet to think about our work with patients: about what happens between a clinician and a patient, and what it stirs in us. A member tells of an encounter that has stayed with them; the group wonders about it together. We do not give advice, and it is not therapy.`

export const LONGEST_AIMS = 2000

export const defaultSettings: SocietySettings = {
  currency: 'GBP',
  timeZone: 'Europe/London',
  membersIdealMin: guidance.membersIdealMin.usual,
  membersIdealMax: guidance.membersIdealMax.usual,
  membersMin: guidance.membersMin.usual,
  onlineMembersMax: guidance.onlineMembersMax.usual,
  meetingMinutes: guidance.meetingMinutes.usual,
  doorsMinutes: guidance.doorsMinutes.usual,
  introductionsPercent: guidance.introductionsPercent.usual,
  preMeetingMinutes: guidance.preMeetingMinutes.usual,
  debriefMinutes: guidance.debriefMinutes.usual,
  leaderFeeMinMinor: guidance.leaderFeeMinMinor.usual,
  leaderFeeMaxMinor: guidance.leaderFeeMaxMinor.usual,
  leaderFeeYear: guidance.leaderFeeYear.usual,
  contributionMinMinor: guidance.contributionMinMinor.usual,
  contributionMaxMinor: guidance.contributionMaxMinor.usual,
  contributionForMinutes: guidance.contributionForMinutes.usual,
  contributionYear: guidance.contributionYear.usual,
  offerDays: guidance.offerDays.usual,
  ticksKeptDays: guidance.ticksKeptDays.usual,
  debriefWeeks: guidance.debriefWeeks.usual,
  answerWithinWorkingDays: guidance.answerWithinWorkingDays.usual,
  datesAheadMin: guidance.datesAheadMin.usual,
  invitationDays: guidance.invitationDays.usual,
  quietAfterDays: guidance.quietAfterDays.usual,
  outreachQuietWeeks: guidance.outreachQuietWeeks.usual,
  outreachLettersADay: guidance.outreachLettersADay.usual,
  secondStepDays: guidance.secondStepDays.usual,
  onlineGuidelinesUrl: '',
  aimsWording: usualAims,
}

/** The society's own numbers and words over the defaults; a name or value from elsewhere or from long ago is left aside. */
export function settingsWith(
  society: Pick<SocietySettings, 'currency' | 'timeZone'>,
  changes: Readonly<Record<string, unknown>>,
): SocietySettings {
  const own = settingNames.flatMap((name): [SettingName, number][] => {
    const value = changes[name]
    const { least, most } = guidance[name]
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? [[name, Number(value)]]
      : []
  })
  const words = wordSettings.flatMap((name): [WordSetting, string][] => {
    const value = changes[name]
    return typeof value === 'string' && isSayable[name](value) ? [[name, value]] : []
  })
  return { ...defaultSettings, ...society, ...Object.fromEntries(own), ...Object.fromEntries(words) }
}

const isSayable: Readonly<Record<WordSetting, (value: string) => boolean>> = {
  onlineGuidelinesUrl: (value) => value === '' || value.startsWith('https://'),
  aimsWording: (value) => value !== '' && value.length <= LONGEST_AIMS,
}
