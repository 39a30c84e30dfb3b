import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { type ClashRefusal, clashRefusal } from '../../venues/queries/clashes.ts'
import { meetingById, meetingsFrom } from '../queries/meetings.ts'
import { anyOverlap, shifted } from '../rules/change.ts'
import { announce } from './announce.ts'
import { groupToArrange } from './group-to-arrange.ts'
import type { Told } from './tell-those-at.ts'

export interface MoveWish {
  on: Temporal.PlainDate
  at: Temporal.PlainTime
  /** Those that follow go along: as many days earlier or later, at the same new hour. */
  withLater?: boolean
  reason?: string | undefined
}

/** Puts a meeting on another day or hour, with all later ones if wished; everybody concerned is told once. */
export async function moveMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  { on, at, withLater = false, reason }: MoveWish,
): Promise<
  Told | Refusal<'meeting-over' | 'meeting-cancelled' | 'moved-into-the-past' | 'day-is-taken'> | ClashRefusal
> {
  const group = await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  const standing = (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const along = withLater
    ? standing.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, meeting.startsAt) >= 0)
    : [meeting]
  const moved = shifted(along, { on, at, timeZone: group.timeZone })
  if (moved.some(({ startsAt }) => Temporal.Instant.compare(startsAt, db.now) <= 0))
    return refuse('moved-into-the-past')
  const movedIds = new Set(moved.map(({ id }) => id))
  if (anyOverlap([...moved, ...standing.filter(({ id }) => !movedIds.has(id))])) return refuse('day-is-taken')
  const clash = await clashRefusal(db, groupId, moved, { besides: [...movedIds] })
  if (clash) return clash

  const { rows } = await sql<{ id: string; sequence: number }>`
    update meeting set starts_at = now_at.starts_at, ends_at = now_at.ends_at, changed_at = ${db.now},
      sequence = meeting.sequence + 1
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map((each) => each.startsAt.toString())}::timestamptz[],
      ${moved.map((each) => each.endsAt.toString())}::timestamptz[]) as now_at (id, starts_at, ends_at)
    where meeting.id = now_at.id returning meeting.id, meeting.sequence`.execute(db)
  const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]))
  return announce(db, groupId, {
    reason,
    changes: moved.map(({ id, startsAt, endsAt, before }) => ({
      meetingId: id,
      kind: 'moved',
      startsAt,
      endsAt,
      before,
      sequence: sequences.get(id) ?? 0,
    })),
  })
}
