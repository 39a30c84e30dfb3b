import type { Db } from '../../../platform/database/database.ts'
import type { Mode } from '../../groups/rules/group-facts.ts'

export interface ModeChange {
  id: string
  groupId: string
  groupName: string
  timeZone: string
  toMode: Mode
  firstMeetingId: string | null
  /** When the first meeting of the other kind begins; null: from then on, without a date ahead. */
  firstStartsAt: Temporal.Instant | null
  changesAt: Temporal.Instant
  place: { name: string; address: string } | null
  reason: string | null
  decidedAt: Temporal.Instant
  takenBackAt: Temporal.Instant | null
  changedAt: Temporal.Instant | null
}

const changes = (db: Db) =>
  db
    .selectFrom('mode_change as c')
    .innerJoin('balint_group as g', 'g.id', 'c.group_id')
    .leftJoin('meeting as m', 'm.id', 'c.first_meeting_id')
    .select(['c.id', 'c.group_id as groupId', 'g.name as groupName', 'g.time_zone as timeZone'])
    .select(['c.to_mode as toMode', 'c.first_meeting_id as firstMeetingId', 'm.starts_at as firstStartsAt'])
    .select(['c.changes_at as changesAt', 'c.place_name', 'c.place_address', 'c.reason'])
    .select(['c.decided_at as decidedAt', 'c.taken_back_at as takenBackAt', 'c.changed_at as changedAt'])

type Row = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>

const asChange = ({ place_name, place_address, ...row }: Row): ModeChange => ({
  ...row,
  place: place_name !== null ? { name: place_name, address: place_address ?? '' } : null,
})

/** A change that is decided and has not come yet; null where none is. */
export async function comingModeChange(db: Db, groupId: string): Promise<ModeChange | null> {
  const row = await changes(db)
    .where('c.group_id', '=', groupId)
    .where('c.taken_back_at', 'is', null)
    .where('c.changed_at', 'is', null)
    .executeTakeFirst()
  return row ? asChange(row) : null
}

export async function modeChangeById(db: Db, id: string): Promise<ModeChange | null> {
  const row = await changes(db).where('c.id', '=', id).executeTakeFirst()
  return row ? asChange(row) : null
}

/** What the leaders have ticked on the way to the other mode. */
export async function tickedPoints(db: Db, groupId: string, to: Mode): Promise<string[]> {
  const rows = await db
    .selectFrom('mode_change_point')
    .select('point')
    .where('group_id', '=', groupId)
    .where('to_mode', '=', to)
    .execute()
  return rows.map(({ point }) => point)
}
