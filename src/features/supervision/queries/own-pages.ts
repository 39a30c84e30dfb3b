import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

/** Where the sessions of a supervision or of peers stand, by its id: of those that the viewer belongs to. */
export async function ownSupervisionPages(db: ViewerDb): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; isPeers: boolean }>`
    select id, false as "isPeers" from supervision_ids() as id union all select id, true from peer_group_ids() as id`.execute(
    db,
  )
  return new Map(rows.map(({ id, isPeers }) => [id, `${isPeers ? '/peers' : '/supervision'}/${id}`]))
}
