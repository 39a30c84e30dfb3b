import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'

interface Dates {
  peerGroupId: string
  mode: 'face-to-face' | 'online'
  lengthMinutes: number
}

/** Plans several dates in one statement: all of them, or the caller refuses and nothing stands. */
export async function planDates(
  db: ViewerDb,
  { peerGroupId, mode, lengthMinutes }: Dates,
  dates: readonly { startsAt: Temporal.Instant; hostId: string | null }[],
): Promise<'planned' | 'not-all'> {
  const rows = JSON.stringify(
    dates.map(({ startsAt, hostId }) => ({ id: newId(), at: startsAt.toString(), host: hostId })),
  )
  const { rows: said } = await sql<{ said: string }>`
    select plan_supervision(d.id, null, ${peerGroupId}::uuid, d.at, ${lengthMinutes}::int, ${mode}, d.host) as said
    from jsonb_to_recordset(${rows}::jsonb) as d (id uuid, at timestamptz, host uuid) order by d.at`.execute(
    db,
  )
  return said.every((one) => one.said === 'planned') ? 'planned' : 'not-all'
}
