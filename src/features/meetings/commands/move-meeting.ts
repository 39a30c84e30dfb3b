import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { meetingById, meetingsFrom } from '../queries/meetings.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { type Told, tellThoseAt } from './tell-those-at.ts'

/** Puts one meeting on another day or hour; everybody of the group is told once, with an updated invitation. */
export async function moveMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  wish: { on: Temporal.PlainDate; at: Temporal.PlainTime },
): Promise<Told | Refusal<'meeting-over' | 'meeting-cancelled' | 'moved-into-the-past' | 'day-is-taken'>> {
  const group = await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  const startsAt = wish.on.toPlainDateTime(wish.at).toZonedDateTime(group.timeZone).toInstant()
  if (Temporal.Instant.compare(startsAt, db.now) <= 0) return refuse('moved-into-the-past')
  const endsAt = startsAt.add(meeting.endsAt.since(meeting.startsAt))
  const others = await meetingsFrom(db, groupId, db.now)
  const clash = others.some(
    (each) =>
      each.id !== meetingId &&
      !each.cancelledAt &&
      Temporal.Instant.compare(each.startsAt, endsAt) < 0 &&
      Temporal.Instant.compare(startsAt, each.endsAt) < 0,
  )
  if (clash) return refuse('day-is-taken')
  await db
    .updateTable('meeting')
    .set((eb) => ({
      starts_at: startsAt,
      ends_at: endsAt,
      changed_at: db.now,
      sequence: eb('sequence', '+', 1),
    }))
    .where('id', '=', meetingId)
    .execute()
  return tellThoseAt(db, groupId, startsAt, { template: 'meeting-changed', about: meetingId })
}
