import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface StillOpen {
  /** How many invoices were made; 0 for none. */
  invoices: number
  openMinor: number
  /** Paid, and not asked for any more. */
  owedBackMinor: number
}

/** What of a group's invoices is not settled, for its keepers; of one person's alone where one is meant. */
export async function stillOpen(
  db: ViewerDb,
  groupId: string,
  personId: string | null = null,
): Promise<StillOpen> {
  const { rows } = await sql<StillOpen>`
    with meant as (
      select y.party_id from purse u join party_identity y on y.purse_id = u.id
      where u.group_id = ${groupId} and (${personId}::uuid is null or y.person_id = ${personId}::uuid)),
    asked as (select i.id from invoice i join meant on meant.party_id = i.member_id)
    select (select count(*)::int from asked) as invoices,
      (select coalesce(sum(p.amount_minor), 0)::float8 from posting p join asked on asked.id = p.invoice_id) as "openMinor",
      (select coalesce(-sum(o.minor), 0)::float8 from (select sum(p.amount_minor) as minor from posting p
        join meant on meant.party_id = p.party_id where p.account = 'members' and p.invoice_id is null
        group by p.party_id having sum(p.amount_minor) < 0) o) as "owedBackMinor"`.execute(db)
  return rows[0] ?? { invoices: 0, openMinor: 0, owedBackMinor: 0 }
}
