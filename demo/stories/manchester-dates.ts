import { changeProfile } from '../../src/features/accounts/commands.ts'
import { groupById } from '../../src/features/groups/queries/group.ts'
import { cancelMeetings } from '../../src/features/meetings/commands/cancel-meetings.ts'
import { noteLeave, notePause } from '../../src/features/meetings/commands/days-off.ts'
import { moveMeeting } from '../../src/features/meetings/commands/move-meeting.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import { proposedDates } from '../../src/features/meetings/queries/proposed-dates.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import type { Teller } from '../teller.ts'

interface LunchtimeCircle {
  groupId: string
  leaderId: string
  coLeaderId: string
  abroad: { name: string; personId: string }
}

/**
 * The lunchtime circle in the middle of its term: one date is cancelled with another instead, one has moved, a pause and
 * leave are noted for the term to come, and a member reads it all from Sydney.
 */
export async function manchesterDates(
  tell: Teller,
  { groupId, leaderId, coLeaderId, abroad }: LunchtimeCircle,
) {
  // The circle pauses for two weeks (york-closes.ts): what is cancelled already can neither move nor be called off again.
  const standing = async (db: ViewerDb) =>
    (await meetingsFrom(db, groupId, tell.now)).filter(({ cancelledAt }) => !cancelledAt)
  await tell.as(abroad.personId, tell.ago(9, '08:10'), (db) =>
    changeProfile(db, abroad.personId, { name: abroad.name, timeZone: 'Australia/Sydney' }),
  )
  await tell.as(leaderId, tell.ago(6, '18:20'), async (db) => {
    const group = await groupById(db, groupId)
    const [, off] = await standing(db)
    const [instead] = await proposedDates(db, group, 1)
    const local = instead?.startsAt.toZonedDateTimeISO(group.timeZone)
    return cancelMeetings(db, groupId, {
      meetingIds: off ? [off.id] : [],
      reason: 'We are both at the society’s weekend. The date comes at the end of the term instead.',
      instead: local ? [{ on: local.toPlainDate(), at: local.toPlainTime() }] : [],
    })
  })
  await tell.as(coLeaderId, tell.ago(4, '07:50'), async (db) => {
    const group = await groupById(db, groupId)
    const [, , moved] = await standing(db)
    const local = moved?.startsAt.toZonedDateTimeISO(group.timeZone)
    if (!moved || !local) throw new Error('The lunchtime circle has no dates.')
    return moveMeeting(db, groupId, moved.id, {
      on: local.toPlainDate().add({ days: 1 }),
      at: Temporal.PlainTime.from('12:30'),
      reason: 'A clinic has moved that week; the next day suits both of us.',
    })
  })
  await tell.as(leaderId, tell.ago(3, '18:00'), (db) =>
    notePause(db, groupId, {
      firstOn: tell.dayAgo(-84),
      lastOn: tell.dayAgo(-97),
      reason: 'Two weeks between the terms',
    }),
  )
  await tell.as(coLeaderId, tell.ago(3, '19:00'), (db) =>
    noteLeave(db, { firstOn: tell.dayAgo(-112), lastOn: tell.dayAgo(-125) }),
  )
}
