import { expect, test } from 'vitest'
import { settingNames } from './guidance.ts'
import { changedSettings, changeInWords } from './setting-change.ts'
import { settingGroups } from './setting-groups.ts'
import { defaultSettings } from './society-settings.ts'

test('every number stands in one group, once', () => {
  const shown = settingGroups(defaultSettings).flatMap(({ lines }) => lines.map(({ name }) => name))
  expect(shown.toSorted()).toEqual(settingNames.toSorted())
})

test('a group says in words what holds', () => {
  const sentences = settingGroups({ ...defaultSettings, currency: 'EUR', offerDays: 7 }).map(
    ({ inWords }) => inWords,
  )
  expect(sentences[0]).toBe(
    'A good size is 8 to 10 members; 6 committed people can be enough. Online, at most 8.',
  )
  expect(sentences[2]).toContain('€60–€75 an hour')
  expect(sentences[3]).toContain('kept for 7 days, an invitation for 14.')
})

test('only what is different is kept', () => {
  expect(changedSettings(defaultSettings, defaultSettings)).toEqual([])
  const after = { ...defaultSettings, meetingMinutes: 75, currency: 'EUR' as const }
  expect(changedSettings(defaultSettings, after)).toEqual([
    { name: 'currency', value: 'EUR' },
    { name: 'meetingMinutes', value: 75 },
  ])
})

test('a change is told in words, a forgotten setting by its name', () => {
  expect(changeInWords({ name: 'meetingMinutes', value: 75 }, 'GBP')).toBe('Length of a meeting: 75 minutes')
  expect(changeInWords({ name: 'leaderFeeMinMinor', value: 6500 }, 'GBP')).toBe(
    'Leader’s fee from: £65 per hour',
  )
  expect(changeInWords({ name: 'timeZone', value: 'Europe/Dublin' }, 'GBP')).toBe('Time zone: Europe/Dublin')
  const url = 'https://society.example.org/online'
  expect(changeInWords({ name: 'onlineGuidelinesUrl', value: url }, 'GBP')).toBe(
    `Guidelines for meeting online: ${url}`,
  )
  expect(changeInWords({ name: 'onlineGuidelinesUrl', value: '' }, 'GBP')).toBe(
    'Guidelines for meeting online: none',
  )
  expect(changeInWords({ name: 'aimsWording', value: 'To wonder.' }, 'GBP')).toBe(
    'New words for what Balint work aims at',
  )
  expect(changeInWords({ name: 'moonPhase', value: 3 }, 'GBP')).toBe('moonPhase: 3')
})
