import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Probe } from '../rules/room-probe.ts'

/** What was found last; to administrators. */
export async function roomProbes(db: ViewerDb): Promise<Probe[]> {
  const rows = await db.selectFrom('room_probe').select(['what', 'finding', 'checked_at']).execute()
  return rows.map(({ what, finding, checked_at }) => ({
    what: what as Probe['what'],
    finding: finding as Probe['finding'],
    checkedAt: checked_at,
  }))
}

/** Everything the room needs was looked at, and is well. */
export async function isRoomReady(db: Db): Promise<boolean> {
  const { rows } = await sql<{ ready: boolean }>`select room_is_ready() as ready`.execute(db)
  return rows[0]?.ready ?? false
}
