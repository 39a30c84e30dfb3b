import { expect, test } from 'vitest'
import { isTimeZone } from './calendar.ts'
import { modernTimeZone, timeZoneChoices } from './time-zones.ts'

const choices = timeZoneChoices()
const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label

test('time zones bear the names of today, nearest first, then by city', () => {
  expect(choices.slice(0, 2).map(({ label }) => label)).toEqual(['UK time (London)', 'Irish time (Dublin)'])
  expect(labelOf('Asia/Kolkata')).toBe('Kolkata (Asia)')
  expect(labelOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires (Argentina, America)')
  for (const old of ['Asia/Calcutta', 'Europe/Kiev', 'Atlantic/Faeroe']) expect(labelOf(old)).toBeUndefined()
  expect(modernTimeZone('Europe/Kiev')).toBe('Europe/Kyiv')
})

test('each stands there once and can be sent back', () => {
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
  expect(choices.filter(({ value }) => !isTimeZone(value))).toEqual([])
})
