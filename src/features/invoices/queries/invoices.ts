import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { CreditReason } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { InvoiceStanding } from '../rules/correction.ts'
import type { PayeeFacts } from '../rules/how-to-pay.ts'
import type { Instalment } from '../rules/instalments.ts'

export interface ListedInvoice extends InvoiceStanding {
  id: string
  year: number
  number: number
  /** null: forgotten. */
  memberName: string | null
  /** null: the member pays, or the payer was forgotten. */
  payerName: string | null
  fromOn: Temporal.PlainDate
  toOn: Temporal.PlainDate
  issuedOn: Temporal.PlainDate
  instalments: Instalment[]
}

type ListedRow = Omit<ListedInvoice, 'instalments'> & {
  instalments: { position: number; dueOn: string; amountMinor: number }[]
}

/** What is added up of an invoice; its reader sees the journal or, of their own invoices, what is open. */
const sums = sql`
  (select coalesce(sum(c.amount_minor), 0)::int from credit c where c.invoice_id = i.id) as "creditedMinor",
  (select coalesce(sum(w.amount_minor), 0)::int from write_off w where w.invoice_id = i.id) as "writtenOffMinor",
  coalesce((select o.open_minor from own_invoices_open() o where o.invoice_id = i.id),
    (select sum(p.amount_minor) from posting p where p.invoice_id = i.id), 0)::float8 as "openMinor",
  coalesce((select jsonb_agg(jsonb_build_object('position', n.position, 'dueOn', n.due_on, 'amountMinor', n.amount_minor)
    order by n.position) from instalment n where n.invoice_id = i.id), '[]') as instalments`

const withDays = <Row extends { instalments: ListedRow['instalments'] }>(
  row: Row,
): Omit<Row, 'instalments'> & { instalments: Instalment[] } => ({
  ...row,
  instalments: row.instalments.map(({ dueOn, ...rest }) => ({
    ...rest,
    dueOn: Temporal.PlainDate.from(dueOn),
  })),
})

/** Invoices on one page. */
export const PAGE = 40

/** The purse's invoices, the newest first, for its keepers; one more than a page where there are more. */
export async function invoicesOf(db: ViewerDb, purseId: string, page: number): Promise<ListedInvoice[]> {
  const { rows } = await sql<ListedRow>`
    select i.id, i.year, i.number, m.name as "memberName", case when d.kind = 'payer' then d.name end as "payerName",
      i.from_on as "fromOn", i.to_on as "toOn", i.issued_on as "issuedOn", i.total_minor as "totalMinor", ${sums}
    from invoice i left join names_in_purse(${purseId}) m on m.party_id = i.member_id
      left join names_in_purse(${purseId}) d on d.party_id = i.debtor_id
    where i.purse_id = ${purseId}
    order by i.year desc, i.number desc offset ${(page - 1) * PAGE} limit ${PAGE + 1}`.execute(db)
  return rows.map(withDays)
}

/** All of a purse that still want something, the longest due first; to its keepers. */
export async function unsettledInvoices(db: ViewerDb, purseId: string): Promise<ListedInvoice[]> {
  const { rows } = await sql<ListedRow>`
    select i.id, i.year, i.number, m.name as "memberName", case when d.kind = 'payer' then d.name end as "payerName",
      i.from_on as "fromOn", i.to_on as "toOn", i.issued_on as "issuedOn", i.total_minor as "totalMinor", ${sums}
    from (select invoice_id from posting where purse_id = ${purseId} and invoice_id is not null
        group by invoice_id having sum(amount_minor) > 0) o
      join invoice i on i.id = o.invoice_id
      left join names_in_purse(${purseId}) m on m.party_id = i.member_id
      left join names_in_purse(${purseId}) d on d.party_id = i.debtor_id
    order by i.due_on, i.year, i.number limit ${MOST_UNSETTLED}`.execute(db)
  return rows.map(withDays)
}

/** More than any group's purse has; a bound all the same. */
const MOST_UNSETTLED = 5000

/** The viewer's own invoices in a purse, the newest first: theirs to pay, and those that somebody pays for them. */
export async function ownInvoices(db: ViewerDb, purseId: string): Promise<ListedInvoice[]> {
  const { rows } = await sql<ListedRow>`
    select i.id, i.year, i.number, null as "memberName",
      case when i.debtor_id not in (select own_party_ids()) then payer_of_invoice(i.id) end as "payerName",
      i.from_on as "fromOn", i.to_on as "toOn", i.issued_on as "issuedOn", i.total_minor as "totalMinor", ${sums}
    from invoice i where i.purse_id = ${purseId} and i.id in (select own_invoice_ids())
    order by i.year desc, i.number desc limit ${PAGE}`.execute(db)
  return rows.map(withDays)
}

export interface InvoiceLine {
  position: number
  meetingId: string | null
  forDay: Temporal.PlainDate | null
  words: string
  amountMinor: number
  /** Taken off again, and why. */
  credited: CreditReason | null
}

export interface Invoice extends ListedInvoice {
  purseId: string
  groupId: string | null
  groupName: string | null
  timeZone: string
  reference: string
  debtorId: string
  memberId: string
  /** Whose account: the member's own, where it is there. */
  memberPersonId: string | null
  payerAddress: string | null
  payerEmail: string | null
  payerReference: string | null
  dueOn: Temporal.PlainDate
  currency: Currency
  payee: PayeeFacts | null
  lines: InvoiceLine[]
  /** Taken off as a sum, not by a line. */
  otherCredits: { reason: CreditReason; amountMinor: number }[]
}

/** One invoice, for its keepers, its member and who pays; null to everybody else. */
export async function invoiceById(db: Db, id: string): Promise<Invoice | null> {
  const { rows } = await sql<ListedRow & Omit<Invoice, keyof ListedInvoice | 'lines' | 'otherCredits'>>`
    select i.id, i.purse_id as "purseId", u.group_id as "groupId", coalesce(g.name, u.was_called) as "groupName",
      coalesce(g.time_zone, u.was_in_zone, (select s.time_zone from society s)) as "timeZone", i.year, i.number, i.reference, i.debtor_id as "debtorId",
      i.member_id as "memberId", p.id as "memberPersonId", coalesce(p.name, n.name) as "memberName",
      case when i.debtor_id <> i.member_id then coalesce(d.name, payer_of_invoice(i.id)) end as "payerName",
      d.address as "payerAddress", d.email as "payerEmail", i.payer_reference as "payerReference",
      i.from_on as "fromOn", i.to_on as "toOn", i.issued_on as "issuedOn", i.due_on as "dueOn", i.currency,
      i.total_minor as "totalMinor", ${sums},
      case when y.id is not null then jsonb_build_object('name', y.name, 'account', y.account, 'sortCode', y.sort_code,
        'iban', y.iban, 'bic', y.bic, 'words', y.words) end as payee
    from invoice i join purse u on u.id = i.purse_id left join balint_group g on g.id = u.group_id
      left join party_identity m on m.party_id = i.member_id left join person p on p.id = m.person_id
      left join names_in_purse(i.purse_id) n on n.party_id = i.member_id
      left join party_identity d on d.party_id = i.debtor_id and d.person_id is null
      left join payee y on y.id = i.payee_id
    where i.id = ${id}::uuid`.execute(db)
  const [row] = rows
  return row ? { ...withDays(row), ...(await partsOf(db, id)) } : null
}

async function partsOf(db: Db, id: string): Promise<Pick<Invoice, 'lines' | 'otherCredits'>> {
  const lines = await sql<InvoiceLine>`
    select l.position, l.meeting_id as "meetingId", l.for_day as "forDay", l.words, l.amount_minor as "amountMinor",
      c.reason as credited
    from invoice_line l left join credit c on c.invoice_id = l.invoice_id and c.line_position = l.position
    where l.invoice_id = ${id}::uuid order by l.position limit 400`.execute(db)
  const otherCredits = await db
    .selectFrom('credit')
    .select(['reason', 'amount_minor as amountMinor'])
    .where('invoice_id', '=', id)
    .where('line_position', 'is', null)
    .orderBy('made_at')
    .limit(40)
    .execute()
  return { lines: lines.rows, otherCredits }
}
