import { sql } from 'kysely'
import type { ViewerDb } from '../../platform/database/database.ts'
import { newId } from '../../shared/ids.ts'
import type { FlierEdition } from './rules/flier-facts.ts'

/**
 * The edition that is handed out now, kept when its facts are printed for the first time. Whoever hands a flier on (a PDF,
 * an ask, a circular) notes its id. Undefined for whoever may not see the group's flier.
 */
export async function currentEdition(db: ViewerDb, groupId: string): Promise<FlierEdition | undefined> {
  const { rows } = await sql<FlierEdition>`
    select id, facts, facts_hash as "factsHash", made_at as "madeAt"
    from keep_flier_edition(${groupId}, ${newId()})`.execute(db)
  return rows[0]
}
