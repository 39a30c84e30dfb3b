import { choice, type Form, form, money, timeZone, wholeNumber } from '../../../shared/form-values.ts'
import { currencies } from '../../../shared/money.ts'
import { guidance, type SettingName, type SocietySettings } from './guidance.ts'

const whole = (name: SettingName) => wholeNumber(guidance[name].least, guidance[name].most)
const amount = (name: SettingName) => money(guidance[name].most)

const inOrder: readonly [SettingName, SettingName][] = [
  ['membersMin', 'membersIdealMin'],
  ['membersIdealMin', 'membersIdealMax'],
  ['leaderFeeMinMinor', 'leaderFeeMaxMinor'],
  ['contributionMinMinor', 'contributionMaxMinor'],
]

/** The administrator's form; its fields bear the names of the settings, amounts are typed in pounds or euros. */
export const settingsForm = form({
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
  contributionMinMinor: amount('contributionMinMinor'),
  contributionMaxMinor: amount('contributionMaxMinor'),
  contributionForMinutes: whole('contributionForMinutes'),
  offerDays: whole('offerDays'),
  answerWithinWorkingDays: whole('answerWithinWorkingDays'),
  datesAheadMin: whole('datesAheadMin'),
}).superRefine((settings, context) => {
  for (const [lower, upper] of inOrder) {
    if (settings[lower] <= settings[upper]) continue
    context.addIssue({
      code: 'custom',
      path: [upper],
      message: `This cannot be less than “${guidance[lower].label}”.`,
    })
  }
}) satisfies Form<SocietySettings>
