import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

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
