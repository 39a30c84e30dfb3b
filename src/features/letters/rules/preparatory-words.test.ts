import { describe, expect, test } from 'vitest'
import { firstMeetingPlan } from '../../meetings/rules/first-meeting.ts'
import { usualPreparatoryWords } from './preparatory-words.ts'

describe('the draft of the preparatory letter', () => {
  const phases = firstMeetingPlan({ meetingMinutes: 90, introductionsPercent: 50, mode: 'online' })

  test('tells the plan of the first meeting with its minutes (R55, R60)', () => {
    const { plan } = usualPreparatoryWords(phases, { mode: 'online', doorsMinutes: 10 })
    expect(plan).toContain('Introductions (25 minutes)')
    expect(plan).toContain('One case (40 minutes)')
  })

  test('says online how to be seen well, and how early to come (R33, R56, R61)', () => {
    const { seenWell } = usualPreparatoryWords(phases, { mode: 'online', doorsMinutes: 5 })
    expect(seenWell).toContain('computer or laptop')
    expect(seenWell).toContain('opens 5 minutes early')
  })

  test('asks for no screens where people sit in one room', () => {
    expect(usualPreparatoryWords(phases, { mode: 'face-to-face', doorsMinutes: 10 }).seenWell).toContain(
      'one circle',
    )
  })
})
