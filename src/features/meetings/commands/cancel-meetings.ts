import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { meetingsById } from '../queries/meetings.ts'
import type { MeetingTime } from '../rules/doors.ts'
import { type AddRefusal, addDates, type DateWish, spanOf } from './add-meeting.ts'
import { announce } from './announce.ts'
import { groupToArrange } from './group-to-arrange.ts'
import type { Told } from './tell-those-at.ts'

export interface CancelWish {
  meetingIds: readonly string[]
  reason?: string | undefined
  /** Dates instead, in the order of the meetings; fewer are fine. */
  instead?: readonly DateWish[]
}

/**
 * Calls meetings off: they are struck out in everybody's calendar. Dates instead keep the term's count, and are told in
 * the same email.
 */
export async function cancelMeetings(
  db: ViewerDb,
  groupId: string,
  { meetingIds, reason, instead = [] }: CancelWish,
): Promise<Told | Refusal<'meeting-over' | 'meeting-cancelled' | 'nothing-chosen' | AddRefusal>> {
  const group = await groupToArrange(db, groupId)
  if (meetingIds.length === 0) return refuse('nothing-chosen')
  const meetings = await meetingsById(db, groupId, meetingIds)
  if (meetings.length < new Set(meetingIds).size) found(null)
  if (meetings.some(({ cancelledAt }) => cancelledAt)) return refuse('meeting-cancelled')
  if (meetings.some(({ endsAt }) => Temporal.Instant.compare(endsAt, db.now) < 0))
    return refuse('meeting-over')

  const rows = await db
    .updateTable('meeting')
    .set((eb) => ({ cancelled_at: db.now, changed_at: db.now, sequence: eb('sequence', '+', 1) }))
    .where('id', 'in', [...meetingIds])
    .where('cancelled_at', 'is', null)
    .returning(['id', 'sequence'])
    .execute()
  // Somebody else was quicker: they are told by them.
  if (rows.length < meetings.length) return refuse('meeting-cancelled')
  const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]))
  const wished = meetings.slice(0, instead.length).flatMap((meeting, place) => {
    const wish = instead[place]
    return wish ? [{ ...spanOf(wish, lengthOf(meeting), group.timeZone), replacesId: meeting.id }] : []
  })
  const added = wished.length > 0 ? await addDates(db, groupId, wished) : []
  if ('refused' in added) return added
  return announce(db, groupId, {
    reason,
    changes: [
      ...meetings.map(({ id, startsAt, endsAt }) => ({
        meetingId: id,
        kind: 'cancelled' as const,
        startsAt,
        endsAt,
        sequence: sequences.get(id) ?? 0,
      })),
      ...added,
    ],
  })
}

const lengthOf = ({ startsAt, endsAt }: MeetingTime): number => endsAt.since(startsAt).total('minutes')
