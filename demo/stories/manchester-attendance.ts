import {
  answerAsHolder,
  answerForMeeting,
} from '../../src/features/attendance/commands/answer-for-meeting.ts'
import { takeAttendance } from '../../src/features/attendance/commands/take-attendance.ts'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { attendanceAt, pastMeetings } from '../../src/features/attendance/queries/attendance.ts'
import { stateToBegin } from '../../src/features/attendance/rules/attendance.ts'
import { apologiesPath } from '../../src/features/attendance/rules/paths.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import type { Teller } from '../teller.ts'

interface LunchtimeCircle {
  groupId: string
  leaderId: string
  coLeaderId: string
  /** In the order in which they came. */
  memberIds: readonly string[]
}

/**
 * The Lunchtime circle week by week: attendance of the first meetings is taken, that of the last one is not; for today one
 * member has sent apologies from an email, and for next week so many that fewer come than were chosen.
 */
export async function manchesterAttendance(
  tell: Teller,
  { groupId, leaderId, coLeaderId, memberIds }: LunchtimeCircle,
) {
  const past = (
    await tell.as(leaderId, tell.now, (db) => pastMeetings(db, groupId, { most: 12 }))
  ).toReversed()
  for (const [place, meeting] of past.slice(0, -1).entries()) {
    const away = memberIds[place + 1] ?? leaderId
    await tell.as(away, meeting.startsAt.subtract({ hours: 30 }), (db) =>
      answerForMeeting(db, groupId, meeting.id, { comes: false }),
    )
    await tell.as(place % 2 ? coLeaderId : leaderId, meeting.endsAt.add({ minutes: 2 }), async (db) => {
      const people = await attendanceAt(db, groupId, [meeting.id])
      const states = new Map(people.map((person) => [person.personId, stateToBegin(person)]))
      if (place === 1) states.set(memberIds[5] ?? '', 'absent')
      return takeAttendance(db, { groupId, meetingId: meeting.id, cases: 2 - (place % 2), states })
    })
  }
  const addresses = await tell.as(leaderId, tell.ago(1), (db) => apologyAddresses(db, groupId))
  const tokens = await tell.as(leaderId, tell.ago(1), async (db) =>
    memberIds.map((id) => db.secrets.token(addresses.get(id) ?? '')),
  )
  const [today, nextWeek] = await tell.as(leaderId, tell.now, (db) => meetingsFrom(db, groupId, tell.now))
  for (const [place, meeting] of [
    [3, today],
    [1, nextWeek],
    [2, nextWeek],
  ] as const) {
    await tell.holding(tokens[place] ?? '', tell.now.subtract({ hours: 2 }), (db) =>
      answerAsHolder(db, meeting?.id ?? '', { comes: false }),
    )
  }
  return { path: apologiesPath(tokens[2] ?? '') }
}
