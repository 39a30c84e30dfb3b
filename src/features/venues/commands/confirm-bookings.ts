import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { meetingsAhead } from '../queries/place-page.ts'

/** A leader has it from the house that every date ahead is written down (R27). */
export async function confirmBookings(
  db: ViewerDb,
  groupId: string,
): Promise<{ booked: number } | Refusal<'no-place' | 'no-dates'>> {
  await ledGroup(db, groupId)
  const ahead = await meetingsAhead(db, groupId)
  if (ahead.length === 0) return refuse('no-dates')
  const booked = await bookMeetings(
    db,
    ahead.map(({ id }) => id),
  )
  return booked === 0 ? refuse('no-place') : { booked }
}

/** Each where it is now, for its day and hour: a meeting that moves afterwards is to be asked for again. */
export async function bookMeetings(db: ViewerDb, meetingIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into place_booking (meeting_id, place_id, starts_at, ends_at, confirmed_by, confirmed_at)
    select m.id, p.id, m.starts_at, m.ends_at, ${found(db.viewer.personId)}::uuid, ${db.now}
    from meeting m join group_place p on p.group_id = m.group_id and p.id = meeting_place_id(m)
    where m.id = any (${[...meetingIds]}::uuid[])
    on conflict (meeting_id) do update set place_id = excluded.place_id, starts_at = excluded.starts_at,
      ends_at = excluded.ends_at, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}
