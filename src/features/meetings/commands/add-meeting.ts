import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { endsBefore } from '../../endings/queries/closure.ts'
import { type ClashRefusal, clashRefusal } from '../../venues/queries/clashes.ts'
import { meetingById, meetingsFrom } from '../queries/meetings.ts'
import { anyOverlap } from '../rules/change.ts'
import type { MeetingTime } from '../rules/doors.ts'
import { announce, type Change } from './announce.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { takeTurns } from './take-turns.ts'
import type { Told } from './tell-those-at.ts'

export interface DateWish {
  on: Temporal.PlainDate
  at: Temporal.PlainTime
}

export const spanOf = ({ on, at }: DateWish, minutes: number, timeZone: string): MeetingTime => {
  const startsAt = on.toZonedDateTime({ timeZone, plainTime: at }).toInstant()
  return { startsAt, endsAt: startsAt.add({ minutes }) }
}

export type AddRefusal =
  | 'group-closing'
  | 'moved-into-the-past'
  | 'day-is-taken'
  | 'already-replaced'
  | 'no-term'
  | ClashRefusal['refused']

/** Adds one date, for itself or instead of one that was cancelled; everybody is told once, with an invitation. */
export async function addMeeting(
  db: ViewerDb,
  groupId: string,
  { reason, insteadOf, ...wish }: DateWish & { reason?: string | undefined; insteadOf?: string | undefined },
): Promise<Told | Refusal<AddRefusal | 'not-cancelled' | 'frame-incomplete'>> {
  const group = await groupToArrange(db, groupId)
  const lost = insteadOf ? found(await meetingById(db, groupId, insteadOf)) : null
  if (lost && !lost.cancelledAt) return refuse('not-cancelled')
  const minutes = lost ? lost.endsAt.since(lost.startsAt).total('minutes') : group.lengthMinutes
  if (!minutes) return refuse('frame-incomplete')
  const added = await addDates(db, groupId, [
    { ...spanOf(wish, minutes, group.timeZone), replacesId: insteadOf ?? null },
  ])
  return 'refused' in added ? added : announce(db, groupId, { reason, changes: added })
}

/** Further meetings of a term that is made; whoever led the last one before them has had their turn. */
export async function addDates(
  db: ViewerDb,
  groupId: string,
  dates: readonly (MeetingTime & { replacesId: string | null })[],
): Promise<Change[] | Refusal<AddRefusal>> {
  if (dates.some(({ startsAt }) => Temporal.Instant.compare(startsAt, db.now) <= 0))
    return refuse('moved-into-the-past')
  if (await endsBefore(db, groupId, dates)) return refuse('group-closing')
  const standing = (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  if (anyOverlap([...standing, ...dates])) return refuse('day-is-taken')
  const clash = await clashRefusal(db, groupId, dates)
  if (clash) return clash
  const lostIds = dates.flatMap(({ replacesId }) => replacesId ?? [])
  if (lostIds.length > 0 && (await anyReplaced(db, lostIds))) return refuse('already-replaced')
  const term = await termAround(db, groupId, dates[0]?.startsAt ?? db.now, lostIds[0])
  if (!term) return refuse('no-term')

  const meetings = dates.map((date, place) => ({ ...date, id: newId(), position: term.last + place + 1 }))
  await db
    .insertInto('meeting')
    .values(
      meetings.map((meeting) => ({
        id: meeting.id,
        group_id: groupId,
        term_id: term.id,
        position: meeting.position,
        starts_at: meeting.startsAt,
        ends_at: meeting.endsAt,
        changed_at: db.now,
        replaces_id: meeting.replacesId,
      })),
    )
    .execute()
  const before = standing.findLast(
    ({ startsAt }) => Temporal.Instant.compare(startsAt, dates[0]?.startsAt ?? db.now) < 0,
  )
  await takeTurns(
    db,
    groupId,
    meetings,
    before?.moderatorId
      ? { moderatorId: before.moderatorId, processWatcherId: before.processLeaderId }
      : null,
  )
  return meetings.map(({ id, startsAt, endsAt }) => ({
    meetingId: id,
    kind: 'added',
    startsAt,
    endsAt,
    sequence: 0,
  }))
}

async function anyReplaced(db: ViewerDb, meetingIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('meeting')
    .select('id')
    .where('replaces_id', 'in', [...meetingIds])
    .executeTakeFirst()
  return row !== undefined
}

/** The term that a further date belongs to: that of the date it stands for, else of the meeting before it. */
async function termAround(
  db: ViewerDb,
  groupId: string,
  startsAt: Temporal.Instant,
  lostId: string | undefined,
): Promise<{ id: string; last: number } | null> {
  const { rows } = await sql<{ id: string; last: number }>`
    select m.term_id as id, (select max(position)::int from meeting each where each.term_id = m.term_id) as last
    from meeting m where m.group_id = ${groupId}
    order by (m.id = ${lostId ?? null}::uuid) desc nulls last, (m.starts_at <= ${startsAt}) desc,
      abs(extract(epoch from m.starts_at - ${startsAt}::timestamptz)) limit 1`.execute(db)
  return rows[0] ?? null
}
