import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { ToDoFirst } from '../rules/leaving-steps.ts'

export async function toDoFirst(db: ViewerDb, personId: string): Promise<ToDoFirst[]> {
  const { rows } = await sql<ToDoFirst>`select what, id, name from erasure_waits_for(${personId})`.execute(db)
  return rows
}

/** The same of whoever asked to be erased, for the administrator who looks at it. */
export async function waitsForFirst(db: ViewerDb, requestId: string): Promise<ToDoFirst[]> {
  const { rows } = await sql<ToDoFirst>`select what, id, name from request_waits_for(${requestId})`.execute(
    db,
  )
  return rows
}

export interface OpenInvoice {
  id: string
  groupId: string
  group: string
  reference: string
  currency: 'GBP' | 'EUR'
  openMinor: number
}

/** The viewer's own invoices of which something is still to be paid. */
export async function openInvoices(db: ViewerDb): Promise<OpenInvoice[]> {
  const { rows } = await sql<OpenInvoice>`
    select i.id, g.id as "groupId", g.name as "group", i.reference, i.currency, o.open_minor::int as "openMinor"
    from own_invoices_open() o join invoice i on i.id = o.invoice_id join purse u on u.id = i.purse_id
      join balint_group g on g.id = u.group_id
    where o.open_minor > 0 and i.debtor_id in (select own_party_ids()) order by i.due_on, i.id limit 20`.execute(
    db,
  )
  return rows
}
