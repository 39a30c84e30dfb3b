import { expect, test } from 'vitest'
import { officeInWords, whyOfficeStays } from './office.ts'

const held = { administrators: 2, hearsConcerns: false } as const

test('the last administrator stays until there is another', () => {
  expect(whyOfficeStays({ ...held, kind: 'administrator', administrators: 1 })).toBe('last-administrator')
  expect(whyOfficeStays({ ...held, kind: 'administrator' })).toBeNull()
  expect(whyOfficeStays({ ...held, kind: 'council', administrators: 1 })).toBeNull()
})

test('whoever hears concerns stays on Council until somebody else hears them', () => {
  expect(whyOfficeStays({ ...held, kind: 'council', hearsConcerns: true })).toBe('hears-concerns')
  expect(whyOfficeStays({ ...held, kind: 'concerns-officer', hearsConcerns: true })).toBeNull()
  expect(whyOfficeStays({ ...held, kind: 'administrator', hearsConcerns: true })).toBeNull()
})

test('an office is said as people say it', () => {
  expect(officeInWords('representative', 'Midlands')).toBe('representative of the Midlands')
  expect(officeInWords('council', null)).toBe('a member of Council')
  expect(officeInWords('concerns-officer', null)).toBe('officer for concerns')
})
