import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'

/** The party of each person in a purse that is locked, made where there is none yet. */
export async function partiesOf(
  db: ViewerDb,
  purseId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const known = await db
    .selectFrom('party_identity')
    .select(['person_id as personId', 'party_id as partyId'])
    .where('purse_id', '=', purseId)
    .where('person_id', 'in', personIds)
    .execute()
  const parties = new Map(known.map(({ personId, partyId }) => [personId ?? '', partyId]))
  const fresh = personIds
    .filter((personId) => !parties.has(personId))
    .map((personId) => ({ personId, id: newId() }))
  if (fresh.length === 0) return parties
  await db
    .insertInto('party')
    .values(fresh.map(({ id }) => ({ id, purse_id: purseId, kind: 'person' as const, opened_at: db.now })))
    .execute()
  await db
    .insertInto('party_identity')
    .values(fresh.map(({ id, personId }) => ({ party_id: id, purse_id: purseId, person_id: personId })))
    .execute()
  for (const { id, personId } of fresh) parties.set(personId, id)
  return parties
}

export interface Terms {
  reducedMinor: number | null
  instalments: number
  payer: { id: string; name: string; email: string | null } | null
  payerReference: string | null
}

export const usualTerms: Terms = { reducedMinor: null, instalments: 1, payer: null, payerReference: null }

/** What was agreed last with each of these parties. */
export async function termsOf(db: ViewerDb, partyIds: readonly string[]): Promise<Map<string, Terms>> {
  const { rows } = await sql<{ partyId: string } & Terms>`
    select distinct on (t.party_id) t.party_id as "partyId", t.contribution_minor as "reducedMinor", t.instalments,
      t.payer_reference as "payerReference",
      case when y.party_id is not null then jsonb_build_object('id', y.party_id, 'name', y.name, 'email', y.email) end as payer
    from member_terms t left join party_identity y on y.party_id = t.payer_id
    where t.party_id = any (${[...partyIds]}::uuid[])
    order by t.party_id, t.agreed_at desc, t.id desc`.execute(db)
  return new Map(rows.map(({ partyId, ...terms }) => [partyId, terms]))
}
