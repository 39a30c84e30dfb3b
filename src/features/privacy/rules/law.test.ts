import { expect, test } from 'vitest'
import { lawInWords, lawsOf } from './law.ts'

test('the law follows from where the regions are', () => {
  expect(lawsOf(['scotland', 'england-and-wales'], 'Europe/London')).toEqual(['uk'])
  expect(lawsOf(['scotland', 'ireland'], 'Europe/London')).toEqual(['uk', 'eu'])
  expect(lawsOf(['ireland'], 'Europe/Dublin')).toEqual(['eu'])
})

test('where no region says it, the society’s time zone does', () => {
  expect(lawsOf(['none'], 'Europe/London')).toEqual(['uk'])
  expect(lawsOf([], 'Europe/Dublin')).toEqual(['eu'])
})

test('Irish groups are named apart', () => {
  expect(lawInWords(['uk', 'eu'])).toContain('for groups in the Republic of Ireland')
  expect(lawInWords(['uk'])).not.toContain('Ireland')
})
