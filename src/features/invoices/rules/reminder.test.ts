import { expect, test } from 'vitest'
import { isTimeToTalk, type ReminderChoice } from './reminder.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const talk: ReminderChoice = { consequence: 'talk', remindersMost: 2, firstAfterDays: 7, everyDays: 14 }

test('people talk once the reminders have gone, and only where it was so chosen', () => {
  const due = day('2027-01-15')
  expect(isTimeToTalk(talk, due, day('2027-02-18'))).toBe(false)
  expect(isTimeToTalk(talk, due, day('2027-02-19'))).toBe(true)
  expect(isTimeToTalk({ ...talk, consequence: 'reminder' }, due, day('2030-01-01'))).toBe(false)
  expect(isTimeToTalk({ ...talk, consequence: 'none' }, due, day('2030-01-01'))).toBe(false)
})
