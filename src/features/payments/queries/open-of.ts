import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'

export interface OpenOf {
  invoiceId: string
  debtorId: string
  openMinor: number
}

/** What some invoices still want, and of whom. */
export async function openOf(
  db: ViewerDb,
  purseId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, OpenOf>> {
  if (invoiceIds.length === 0) return new Map()
  const { rows } = await sql<OpenOf>`
    select i.id as "invoiceId", i.debtor_id as "debtorId",
      coalesce((select sum(p.amount_minor) from posting p where p.invoice_id = i.id), 0)::float8 as "openMinor"
    from invoice i where i.purse_id = ${purseId} and i.id = any (${[...new Set(invoiceIds)]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((invoice) => [invoice.invoiceId, invoice]))
}

/** Whatever a party is still asked for, the longest due first. */
export async function openOfParty(db: ViewerDb, purseId: string, partyId: string): Promise<OpenOf[]> {
  const { rows } = await sql<OpenOf>`
    select o."invoiceId", o."debtorId", o."openMinor" from (
      select i.id as "invoiceId", i.debtor_id as "debtorId", i.due_on, i.year, i.number,
        coalesce((select sum(p.amount_minor) from posting p where p.invoice_id = i.id), 0)::float8 as "openMinor"
      from invoice i where i.purse_id = ${purseId} and i.debtor_id = ${partyId}::uuid) o
    where o."openMinor" > 0 order by o.due_on, o.year, o.number limit 400`.execute(db)
  return rows
}
