import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Currency } from '../../../shared/money.ts'
import { keptOf } from '../../books/queries/purse-sums.ts'
import type { PaymentMethod, TakenBackWhy } from '../rules/payment.ts'

export interface ListedPayment {
  id: string
  partyId: string
  /** null: not known yet, or forgotten. */
  payerName: string | null
  /** Nobody has said yet whose it is. */
  isUnknown: boolean
  method: PaymentMethod
  receivedOn: Temporal.PlainDate
  amountMinor: number
  reference: string | null
  takenBack: TakenBackWhy | null
  /** The invoices that it was put to when it was noted. */
  putTo: { invoiceId: string; year: number; number: number; amountMinor: number }[]
}

/** Payments on one page. */
export const PAGE = 40

const payments = (purseId: string) => sql`
  select p.id, p.party_id as "partyId", n.name as "payerName", (n.kind = 'payer' and n.name is null) as "isUnknown",
    p.method, p.received_on as "receivedOn", p.amount_minor as "amountMinor", p.reference, b.why as "takenBack",
    coalesce((select jsonb_agg(jsonb_build_object('invoiceId', i.id, 'year', i.year, 'number', i.number,
        'amountMinor', -x.amount_minor) order by x.position)
      from posting x join invoice i on i.id = x.invoice_id where x.entry_id = p.entry_id), '[]') as "putTo"
  from payment p left join names_in_purse(${purseId}) n on n.party_id = p.party_id
    left join payment_taken_back b on b.payment_id = p.id
  where p.purse_id = ${purseId}`

/** The purse's payments for its keepers, what came in last first; one more than a page where there are more. */
export async function paymentsOf(db: ViewerDb, purseId: string, page: number): Promise<ListedPayment[]> {
  const { rows } = await sql<ListedPayment>`${payments(purseId)}
    order by p.received_on desc, p.noted_at desc, p.id desc
    offset ${(page - 1) * PAGE} limit ${PAGE + 1}`.execute(db)
  return rows
}

export interface Payment extends ListedPayment {
  notedBy: string | null
  notedAt: Temporal.Instant
  /** What is kept of everything this payer has paid. */
  keptMinor: number
  takenBackAt: Temporal.Instant | null
  /** The same money, noted as somebody else's. */
  insteadId: string | null
}

/** One payment; null where there is none in sight. */
export async function paymentById(db: ViewerDb, purseId: string, id: string): Promise<Payment | null> {
  const { rows } = await sql<Payment>`
    select l.*, p.noted_at as "notedAt", w.name as "notedBy", b.taken_back_at as "takenBackAt", b.instead_id as "insteadId",
      ${keptOf(sql`l."partyId"`)} as "keptMinor"
    from (${payments(purseId)} and p.id = ${id}::uuid) l
      join payment p on p.id = l.id left join person w on w.id = p.noted_by
      left join payment_taken_back b on b.payment_id = l.id`.execute(db)
  return rows[0] ?? null
}

export interface KeptMoney {
  partyId: string
  name: string | null
  isUnknown: boolean
  keptMinor: number
  /** Their open invoices, the longest due first. */
  open: { invoiceId: string; year: number; number: number; openMinor: number }[]
  /** The newest payment of theirs, to look at. */
  paymentId: string | null
}

/** Whose money is kept, the most first. */
export async function keptMoney(db: ViewerDb, purseId: string): Promise<KeptMoney[]> {
  const { rows } = await sql<KeptMoney>`
    select k.party_id as "partyId", n.name, (n.kind = 'payer' and n.name is null) as "isUnknown", k.kept::float8 as "keptMinor",
      coalesce((select jsonb_agg(jsonb_build_object('invoiceId', o.id, 'year', o.year, 'number', o.number, 'openMinor', o.open)
          order by o.due_on, o.year, o.number)
        from (select i.id, i.year, i.number, i.due_on,
            (select sum(y.amount_minor) from posting y where y.invoice_id = i.id) as open
          from invoice i where i.debtor_id = k.party_id) o where o.open > 0), '[]') as open,
      (select p.id from payment p where p.party_id = k.party_id order by p.received_on desc, p.noted_at desc limit 1)
        as "paymentId"
    from (select party_id, -sum(amount_minor) as kept from posting
        where purse_id = ${purseId} and account = 'members' and invoice_id is null
        group by party_id having sum(amount_minor) < 0 order by 2 desc limit 40) k
      left join names_in_purse(${purseId}) n on n.party_id = k.party_id
    order by k.kept desc, n.name`.execute(db)
  return rows
}

export interface MayPay {
  /** A party's id, or that of a person who has none yet. */
  id: string
  name: string
}

/** Everybody whose payment can be noted: the circle's people and who pays for them. */
export async function whoMayPay(
  db: ViewerDb,
  purse: { id: string | null; groupId: string },
): Promise<MayPay[]> {
  const { rows } = await sql<MayPay>`
    select n.party_id as id, n.name from names_in_purse(${purse.id}) n where n.name is not null
    union all
    select p.id, p.name from membership m join person p on p.id = m.person_id
      where m.group_id = ${purse.groupId} and m.left_at is null
        and not exists (select from party_identity i where i.purse_id = ${purse.id} and i.person_id = p.id)
    order by 2, 1 limit 300`.execute(db)
  return rows
}

export interface OwnPayment {
  id: string
  method: PaymentMethod
  receivedOn: Temporal.PlainDate
  amountMinor: number
  /** It did not come after all, or was somebody else's. */
  takenBack: TakenBackWhy | null
}

/** The viewer's own payments in a purse, the newest first. */
export async function ownPayments(db: Db, purseId: string): Promise<OwnPayment[]> {
  const { rows } = await sql<OwnPayment>`
    select p.id, p.method, p.received_on as "receivedOn", p.amount_minor as "amountMinor", b.why as "takenBack"
    from payment p left join payment_taken_back b on b.payment_id = p.id
    where p.purse_id = ${purseId} and p.party_id in (select own_party_ids())
    order by p.received_on desc, p.noted_at desc limit 40`.execute(db)
  return rows
}

export interface ToldPayment {
  groupId: string
  groupName: string
  currency: Currency
  amountMinor: number
  receivedOn: Temporal.PlainDate
  isTakenBack: boolean
}

/** A payment as its payer is told of it; null where it is not theirs to know. */
export async function paymentTold(db: Db, id: string): Promise<ToldPayment | null> {
  const { rows } = await sql<ToldPayment>`
    select g.id as "groupId", g.name as "groupName", u.currency, p.amount_minor as "amountMinor", p.received_on as "receivedOn",
      exists (select from payment_taken_back b where b.payment_id = p.id) as "isTakenBack"
    from payment p join purse u on u.id = p.purse_id join balint_group g on g.id = u.group_id
    where p.id = ${id}::uuid and p.party_id in (select own_party_ids())`.execute(db)
  return rows[0] ?? null
}
