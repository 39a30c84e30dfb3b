import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../platform/database/database.ts'
import { sourceCode } from '../../shared/organisation-kinds.ts'
import { type FlierEdition, type FlierFacts, wholeFacts } from './rules/flier-facts.ts'

/** What a flier would print now; undefined for whoever may not see the group's flier. */
export async function flierToday(
  db: Db,
  groupId: string,
): Promise<Pick<FlierEdition, 'facts' | 'factsHash'> | undefined> {
  const { rows } = await sql<{ facts: FlierFacts; factsHash: string }>`
    select facts, flier_hash(facts) as "factsHash" from flier_facts(${groupId}) facts where facts is not null`.execute(
    db,
  )
  return rows[0]
}

/** Editions of a group that were handed out, the newest first: its leaders' to read. */
export async function editionsOf(db: ViewerDb, groupId: string, atMost = 20): Promise<FlierEdition[]> {
  const { rows } = await sql<FlierEdition>`
    select id, facts, facts_hash as "factsHash", made_at as "madeAt" from flier_edition
    where group_id = ${groupId} order by made_at desc, id desc limit ${atMost}`.execute(db)
  return rows.map((edition) => ({ ...edition, facts: wholeFacts(edition.facts) }))
}

/** Which group a printed code leads to, while its flier may be seen. */
export async function groupOfFlier(db: Db, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ group: string | null }>`select group_of_flier(${code}) as "group"`.execute(db)
  return rows[0]?.group ?? undefined
}

/** The source that a code stands for, when it is one of this group's; anything else in an address is nobody's. */
export async function knownSource(
  db: Db,
  groupId: string,
  code: string | undefined,
): Promise<string | undefined> {
  if (!code || !sourceCode.test(code)) return undefined
  const { rows } = await sql`
    select from source_by_code(${code}) source where source.group_id = ${groupId}`.execute(db)
  return rows.length > 0 ? code : undefined
}
