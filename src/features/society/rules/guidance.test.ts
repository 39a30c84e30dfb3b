import { expect, test } from 'vitest'
import { isTimeZone } from '../../../shared/calendar.ts'
import { guidance, settingNames } from './guidance.ts'
import { guidanceRegions } from './region.ts'
import { settingsForm } from './settings-form.ts'
import { defaultSettings, settingsWith } from './society-settings.ts'

function typed(changes: Record<string, string> = {}): Record<string, string> {
  const { currency, timeZone, aimsWording } = defaultSettings
  const form: Record<string, string> = { currency, timeZone, aimsWording, onlineGuidelinesUrl: '' }
  for (const name of settingNames) {
    const number = defaultSettings[name]
    form[name] = name.endsWith('Minor') ? String(number / 100) : String(number)
  }
  return { ...form, ...changes }
}

test('the defaults are the guidance’s numbers: R6, R7, R60, R61, R74, R75', () => {
  expect(defaultSettings).toMatchObject({
    membersIdealMin: 8,
    membersIdealMax: 10,
    membersMin: 6,
    meetingMinutes: 90,
    doorsMinutes: 10,
    introductionsPercent: 50,
    leaderFeeMinMinor: 6000,
    leaderFeeMaxMinor: 7500,
    contributionMinMinor: 1500,
    contributionMaxMinor: 2500,
  })
})

test('the administrator’s form gives the defaults back unchanged', () => {
  expect(settingsForm.parse(typed())).toEqual(defaultSettings)
})

test('a number that the guidance does not give says that it is ours', () => {
  for (const name of settingNames) {
    const { requirements, advice } = guidance[name]
    if (requirements.length === 0) expect(advice, name).toContain('ours')
    for (const requirement of requirements) expect(requirement).toMatch(/^R\d{1,2}$/)
  }
})

test('a society’s own numbers stand over the defaults; what is no number of ours is left aside', () => {
  const irish = { currency: 'EUR', timeZone: 'Europe/Dublin' } as const
  const settings = settingsWith(irish, { doorsMinutes: 5, membersMin: 'six', offerDays: 0, colour: 3 })
  expect(settings).toEqual({ ...defaultSettings, ...irish, doorsMinutes: 5 })
})

test('R35: the guidelines for meeting online are a page behind https, or none', () => {
  const url = 'https://society.example.org/online'
  expect(settingsForm.parse(typed({ onlineGuidelinesUrl: ` ${url} ` })).onlineGuidelinesUrl).toBe(url)
  expect(settingsForm.parse(typed({ onlineGuidelinesUrl: ' ' })).onlineGuidelinesUrl).toBe('')
  for (const other of [
    'http://society.example.org',
    'javascript:alert(1)',
    'our page',
    'https://a:b@example.org',
  ])
    expect(settingsForm.safeParse(typed({ onlineGuidelinesUrl: other })).success, other).toBe(false)
})

test('words kept long ago that are none any more leave ours in place', () => {
  const society = { currency: 'GBP', timeZone: 'Europe/London' } as const
  const own = { onlineGuidelinesUrl: 'https://society.example.org/', aimsWording: 'To wonder.' }
  expect(settingsWith(society, own)).toMatchObject(own)
  expect(settingsWith(society, { onlineGuidelinesUrl: 'javascript:1', aimsWording: '' })).toEqual(
    defaultSettings,
  )
})

test('a range cannot end before it begins', () => {
  const answer = settingsForm.safeParse(typed({ leaderFeeMaxMinor: '50' }))
  expect(answer.error?.issues[0]).toMatchObject({
    path: ['leaderFeeMaxMinor'],
    message: 'This cannot be less than “Leader’s fee from”.',
  })
})

test('R79: twelve regions with fourteen representatives, the Republic of Ireland in its own money', () => {
  expect(guidanceRegions).toHaveLength(12)
  expect(guidanceRegions.reduce((sum, region) => sum + region.representatives, 0)).toBe(14)
  expect(
    guidanceRegions.filter((region) => region.representatives === 2).map((region) => region.key),
  ).toEqual(['north-west', 'london'])
  expect(guidanceRegions.find((region) => region.key === 'ireland')?.currency).toBe('EUR')
  expect(guidanceRegions.every((region) => isTimeZone(region.timeZone))).toBe(true)
})
