import { formatMoney } from '../../../shared/money.ts'
import { guidance, type SettingName, settingNames } from './guidance.ts'
import { type SocietySettings, wordSettings } from './society-settings.ts'

export interface SettingChange {
  readonly name: string
  readonly value: string | number
}

/** What is kept when somebody saves: only what is different now. */
export function changedSettings(before: SocietySettings, after: SocietySettings): SettingChange[] {
  return (['currency', 'timeZone', ...settingNames, ...wordSettings] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, value: after[name] }))
}

/** "Length of a meeting: 75 minutes" */
export function changeInWords(
  { name, value }: { name: string; value: unknown },
  currency: SocietySettings['currency'],
): string {
  if (isSettingName(name) && typeof value === 'number') {
    const { label, unit } = guidance[name]
    if (unit === 'year') return `${label}: ${value}`
    return name.endsWith('Minor')
      ? `${label}: ${formatMoney({ minor: value, currency })} ${unit}`
      : `${label}: ${value}${unit === '%' ? '' : ' '}${unit}`
  }
  if (name === 'aimsWording') return 'New words for what Balint work aims at'
  return `${otherLabels[name] ?? name}: ${String(value) || 'none'}`
}

const otherLabels: Record<string, string> = {
  societyName: 'Name of the society',
  currency: 'Currency',
  timeZone: 'Time zone',
  onlineGuidelinesUrl: 'Guidelines for meeting online',
  privacyContact: 'Who answers questions about data',
  privacyEmail: 'Their address',
  privacyAddress: 'Postal address',
  privacyHostedBy: 'Who runs the server',
  privacyServerPlace: 'Where the data is stored',
  privacyMailCarrier: 'Who carries the emails',
  privacyTransfers: 'What leaves the country',
  privacyRepresentative: 'Representative in the EU',
}

const isSettingName = (name: string): name is SettingName => Object.hasOwn(guidance, name)

/** 'Morag Sinclair changed a setting: Length of a meeting: 75 minutes.' */
export const settingChangeInWords = (
  change: { name: string; value: unknown; by: string | null },
  currency: SocietySettings['currency'],
): string => `${change.by ?? 'Somebody who has left'} changed a setting. ${changeInWords(change, currency)}.`
