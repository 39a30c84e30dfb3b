import { expect, test } from 'vitest'
import {
  type Experience,
  leadingExperienceInWords,
  meetingsLed,
  memberExperienceInWords,
  wasMember,
} from './experience.ts'

const silent: Experience = {
  groupMemberExperience: false,
  memberSessions: null,
  memberYears: null,
  memberWeekends: null,
  sessionsLed: null,
  sessionsCoLed: null,
  leadingYears: null,
}

test('experience as a member is said in what people counted: meetings, weekends, years', () => {
  expect(memberExperienceInWords(silent)).toBeNull()
  expect(memberExperienceInWords({ ...silent, groupMemberExperience: true })).toBe('Yes')
  expect(memberExperienceInWords({ ...silent, memberSessions: 40, memberWeekends: 2, memberYears: 1 })).toBe(
    '40 meetings, 2 weekends and 1 year',
  )
})

test('experience of leading says what was led alone and what together', () => {
  expect(leadingExperienceInWords(silent)).toBeNull()
  expect(leadingExperienceInWords({ ...silent, leadingYears: 4 })).toBe('4 years of leading')
  expect(leadingExperienceInWords({ ...silent, sessionsLed: 60, sessionsCoLed: 1, leadingYears: 4 })).toBe(
    '60 meetings led, 1 meeting co-led, in 4 years',
  )
  expect(meetingsLed({ sessionsLed: 60, sessionsCoLed: null })).toBe(60)
})

test('whoever counts weekends as a member has been one', () => {
  expect(wasMember(silent)).toBe(false)
  expect(wasMember({ ...silent, memberWeekends: 1 })).toBe(true)
  expect(wasMember({ ...silent, groupMemberExperience: true })).toBe(true)
})
