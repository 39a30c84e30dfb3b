import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

/** More than any group's purse has; a bound all the same. */
const MOST = 5000

export interface OpenInvoice {
  invoiceId: string
  year: number
  number: number
  /** ISO 11649, without spaces. */
  reference: string
  /** The party who pays it. */
  debtorId: string
  /** null: whoever it was has been forgotten. */
  debtorName: string | null
  memberName: string | null
  totalMinor: number
  /** What is still to be paid: more than 0. */
  openMinor: number
  /** When the first of what is still to be paid is, or was, due. */
  dueOn: Temporal.PlainDate
}

/** What is still to be paid in a purse, the longest due first; to its keepers. */
export async function openInvoices(db: Db, purseId: string): Promise<OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`
    select i.id as "invoiceId", i.year, i.number, i.reference, i.debtor_id as "debtorId", d.name as "debtorName",
      m.name as "memberName", i.total_minor as "totalMinor", o.open::float8 as "openMinor",
      coalesce(n.due_on, i.due_on) as "dueOn"
    from (select invoice_id, sum(amount_minor) as open from posting where purse_id = ${purseId} and invoice_id is not null
        group by invoice_id having sum(amount_minor) > 0) o
      join invoice i on i.id = o.invoice_id
      left join lateral (
        select t.due_on from (select due_on, sum(amount_minor) over (order by position) as up_to from instalment
          where invoice_id = i.id) t
        where t.up_to > i.total_minor - o.open order by t.due_on limit 1) n on true
      left join names_in_purse(${purseId}) d on d.party_id = i.debtor_id
      left join names_in_purse(${purseId}) m on m.party_id = i.member_id
    order by coalesce(n.due_on, i.due_on), i.year, i.number limit ${MOST}`.execute(db)
  return rows
}
