import { type RawBuilder, sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Account, nothing, type Sums } from '../rules/accounts.ts'

/** What is in each account now, to those who keep the purse; nothing to anybody else. */
export async function purseSums(db: ViewerDb, purseId: string): Promise<Sums> {
  const rows = await db
    .selectFrom('posting')
    .select(['account', sql<number>`sum(amount_minor)::bigint`.as('minor')])
    .where('purse_id', '=', purseId)
    .groupBy('account')
    .execute()
  return { ...nothing, ...Object.fromEntries(rows.map(({ account, minor }) => [account, minor])) }
}

/** What invoices still want, and what was paid and is put to none. */
export async function openAndKept(
  db: ViewerDb,
  purseId: string,
): Promise<{ openMinor: number; keptMinor: number }> {
  const { rows } = await sql<{ openMinor: number; keptMinor: number }>`
    select coalesce(sum(amount_minor) filter (where invoice_id is not null), 0)::bigint as "openMinor",
      coalesce(-sum(amount_minor) filter (where invoice_id is null), 0)::bigint as "keptMinor"
    from posting where purse_id = ${purseId} and account = 'members'`.execute(db)
  return rows[0] ?? { openMinor: 0, keptMinor: 0 }
}

export interface PartyBalance {
  partyId: string
  /** null: a payer, or somebody who has been forgotten. */
  personId: string | null
  name: string
  /** Signed: debit +, credit −. */
  balanceMinor: number
}

/** Said of a party whose identity has been deleted. */
export const FORMER = 'Somebody who is not named here any more'

/** What stands open with whom in one account; those with whom nothing does are left out. */
export async function partyBalances(
  db: ViewerDb,
  purseId: string,
  account: 'members' | 'leaders' | 'outlays',
): Promise<PartyBalance[]> {
  const { rows } = await sql<PartyBalance>`
    select p.party_id as "partyId", n.person_id as "personId", coalesce(n.name, ${FORMER}) as name,
      sum(p.amount_minor)::bigint as "balanceMinor"
    from posting p left join names_in_purse(${purseId}) n on n.party_id = p.party_id
    where p.purse_id = ${purseId} and p.account = ${account}
    group by 1, 2, 3 having sum(p.amount_minor) <> 0 order by 3, 1 limit 200`.execute(db)
  return rows
}

/** What one party has open in an account; of another purse's party, whom the viewer may keep as well, nothing. */
export async function partyBalance(
  db: ViewerDb,
  purseId: string,
  partyId: string,
  account: 'members' | 'leaders' | 'outlays',
): Promise<number> {
  const row = await db
    .selectFrom('posting')
    .select(sql<number>`coalesce(sum(amount_minor), 0)::bigint`.as('minor'))
    .where('purse_id', '=', purseId)
    .where('party_id', '=', partyId)
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return row.minor
}

/** What a party has paid and nobody has put to an invoice. */
export const keptOf = (partyId: RawBuilder<unknown>): RawBuilder<number> => sql<number>`
  -coalesce((select sum(x.amount_minor) from posting x
    where x.party_id = ${partyId} and x.account = 'members' and x.invoice_id is null), 0)::float8`

export async function keptMinorOf(db: ViewerDb, purseId: string, partyId: string): Promise<number> {
  const { rows } = await sql<{ kept: number }>`
    select ${keptOf(sql`y.id`)} as kept from party y where y.id = ${partyId}::uuid and y.purse_id = ${purseId}`.execute(
    db,
  )
  return found(rows[0]).kept
}

export interface ShownSum {
  year: number
  account: Account
  amountMinor: number
}

/** The purse in sums, for a member of a group whose leaders have chosen to show it; empty otherwise. */
export async function shownSums(db: ViewerDb, groupId: string): Promise<ShownSum[]> {
  const { rows } = await sql<ShownSum>`
    select year, account, amount_minor as "amountMinor" from shown_purse_sums(${groupId})`.execute(db)
  return rows
}
