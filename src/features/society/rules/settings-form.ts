import {
  choice,
  type Form,
  form,
  money,
  optional,
  paragraph,
  timeZone,
  webAddress,
  wholeNumber,
} from '../../../shared/form-values.ts'
import { currencies } from '../../../shared/money.ts'
import { guidance, type SettingName } from './guidance.ts'
import { LONGEST_AIMS, type SocietySettings, type WordSetting } from './society-settings.ts'

const whole = (name: SettingName) => wholeNumber(guidance[name].least, guidance[name].most)
const amount = (name: SettingName) => money(guidance[name].most)

const inOrder: readonly [SettingName, SettingName][] = [
  ['membersMin', 'membersIdealMin'],
  ['membersIdealMin', 'membersIdealMax'],
  ['leaderFeeMinMinor', 'leaderFeeMaxMinor'],
  ['contributionMinMinor', 'contributionMaxMinor'],
]

const numbers = {
  currency: choice(currencies),
  timeZone: timeZone(),
  membersIdealMin: whole('membersIdealMin'),
  membersIdealMax: whole('membersIdealMax'),
  membersMin: whole('membersMin'),
  onlineMembersMax: whole('onlineMembersMax'),
  meetingMinutes: whole('meetingMinutes'),
  doorsMinutes: whole('doorsMinutes'),
  introductionsPercent: whole('introductionsPercent'),
  preMeetingMinutes: whole('preMeetingMinutes'),
  debriefMinutes: whole('debriefMinutes'),
  leaderFeeMinMinor: amount('leaderFeeMinMinor'),
  leaderFeeMaxMinor: amount('leaderFeeMaxMinor'),
  leaderFeeYear: whole('leaderFeeYear'),
  contributionMinMinor: amount('contributionMinMinor'),
  contributionMaxMinor: amount('contributionMaxMinor'),
  contributionForMinutes: whole('contributionForMinutes'),
  contributionYear: whole('contributionYear'),
  offerDays: whole('offerDays'),
  ticksKeptDays: whole('ticksKeptDays'),
  debriefWeeks: whole('debriefWeeks'),
  answerWithinWorkingDays: whole('answerWithinWorkingDays'),
  datesAheadMin: whole('datesAheadMin'),
  invitationDays: whole('invitationDays'),
  quietAfterDays: whole('quietAfterDays'),
  outreachQuietWeeks: whole('outreachQuietWeeks'),
  outreachLettersADay: whole('outreachLettersADay'),
  secondStepDays: whole('secondStepDays'),
}

const words = {
  onlineGuidelinesUrl: optional(webAddress()).transform((address) => address ?? ''),
  aimsWording: paragraph(LONGEST_AIMS, 'what Balint work aims at'),
}

type Pair = (typeof inOrder)[number][number]

function rangesInOrder(
  settings: Pick<SocietySettings, Pair>,
  context: { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void },
): void {
  for (const [lower, upper] of inOrder) {
    if (settings[lower] <= settings[upper]) continue
    context.addIssue({
      code: 'custom',
      path: [upper],
      message: `This cannot be less than “${guidance[lower].label}”.`,
    })
  }
}

/** What is asked when a society is founded: its words are ours until it has its own. */
export const numbersForm = form(numbers).superRefine(rangesInOrder) satisfies Form<
  Omit<SocietySettings, WordSetting>
>

/** The administrator's form; its fields bear the names of the settings, amounts are typed in pounds or euros. */
export const settingsForm = form({ ...numbers, ...words }).superRefine(
  rangesInOrder,
) satisfies Form<SocietySettings>
