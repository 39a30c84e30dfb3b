import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import type { CreditReason } from '../../../shared/invoice-words.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { postEntry } from '../../books/commands/post.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import { credited, type InvoiceStanding, mostToCredit } from '../rules/correction.ts'
import { tellPayersOfCredits } from './write-to-payers.ts'

interface CreditedLine {
  position: number | null
  amountMinor: number
  forDay: Temporal.PlainDate | null
}

interface CreditedInvoice extends InvoiceStanding {
  id: string
  debtorId: string
  personId: string | null
  lines: CreditedLine[]
}

export type CreditRefusal = Refusal<'nothing-chosen' | 'credited-meanwhile' | 'more-than-charged'>

/** Lines of one invoice are taken off again. */
export async function creditLines(
  db: ViewerDb,
  groupId: string,
  invoiceId: string,
  wish: { positions: readonly number[]; reason: CreditReason },
): Promise<{ creditedMinor: number } | CreditRefusal> {
  if (wish.positions.length === 0) return refuse('nothing-chosen')
  const purse = await lockedPurse(db, groupId)
  const invoice = await toCredit(db, purse, invoiceId)
  const open = await openLines(db, [invoiceId])
  const lines = open.filter(({ position }) => wish.positions.includes(position))
  if (lines.length !== wish.positions.length) return refuse('credited-meanwhile')
  return bookCredits(db, purse, [{ ...invoice, lines }], wish.reason)
}

/** A sum is taken off an invoice, whatever it was for. */
export async function creditSum(
  db: ViewerDb,
  groupId: string,
  invoiceId: string,
  wish: { amountMinor: number; reason: CreditReason },
): Promise<{ creditedMinor: number } | CreditRefusal> {
  if (wish.amountMinor === 0) return refuse('nothing-chosen')
  const purse = await lockedPurse(db, groupId)
  const invoice = await toCredit(db, purse, invoiceId)
  const lines = [{ position: null, amountMinor: wish.amountMinor, forDay: null }]
  return bookCredits(db, purse, [{ ...invoice, lines }], wish.reason)
}

/**
 * Everybody who was charged for a meeting that was cancelled gets it credited; of an invoice that less is left of, as a goodwill
 * or a write-off has made it, what is left.
 */
export async function creditMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<{ creditedMinor: number } | CreditRefusal> {
  const purse = await lockedPurse(db, groupId)
  const { rows } = await sql<{ invoiceId: string }>`
    select c.invoice_id as "invoiceId" from meeting_charge c join meeting m on m.id = c.meeting_id
    where c.purse_id = ${purse.id} and c.meeting_id = ${meetingId}::uuid and m.cancelled_at is not null
    limit 200`.execute(db)
  const invoices = await standings(
    db,
    purse,
    rows.map(({ invoiceId }) => invoiceId),
  )
  const open = await openLines(
    db,
    rows.map(({ invoiceId }) => invoiceId),
  )
  const toBook = invoices
    .map((invoice) => ({
      ...invoice,
      lines: open
        .filter((line) => line.invoiceId === invoice.id && line.meetingId === meetingId)
        .map((line) => asFarAsLeft(line, mostToCredit(invoice))),
    }))
    .filter(({ lines }) => lines.some(({ amountMinor }) => amountMinor > 0))
  if (toBook.length === 0) return refuse('credited-meanwhile')
  return bookCredits(db, purse, toBook, 'meeting-cancelled')
}

/** A line is credited whole; what is left of one stands beside the lines, as a sum. */
const asFarAsLeft = (line: CreditedLine, leftMinor: number): CreditedLine =>
  line.amountMinor <= leftMinor ? line : { ...line, position: null, amountMinor: leftMinor }

/** Nobody will pay the rest of it: the group carries it. */
export async function writeOff(
  db: ViewerDb,
  groupId: string,
  invoiceId: string,
  wish: { reason: string; seenMinor: number },
): Promise<{ writtenOffMinor: number } | Refusal<'open-changed-meanwhile'>> {
  const purse = await lockedPurse(db, groupId)
  const { debtorId, openMinor } = await toCredit(db, purse, invoiceId)
  if (openMinor <= 0 || openMinor !== wish.seenMinor) return refuse('open-changed-meanwhile')
  const entryId = await postEntry(db, purse, {
    kind: 'write-off',
    bookedOn: dateIn(db.now, purse.timeZone),
    postings: [
      { account: 'written-off', amountMinor: openMinor },
      { account: 'members', partyId: debtorId, invoiceId, amountMinor: -openMinor },
    ],
  })
  await db
    .insertInto('write_off')
    .values({
      id: newId(),
      purse_id: purse.id,
      invoice_id: invoiceId,
      reason: wish.reason,
      amount_minor: openMinor,
      entry_id: entryId,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  return { writtenOffMinor: openMinor }
}

async function toCredit(db: ViewerDb, purse: KeptPurse, invoiceId: string) {
  const [invoice] = await standings(db, purse, [invoiceId])
  if (!invoice) throw new NotFound()
  return invoice
}

async function standings(db: ViewerDb, purse: KeptPurse, ids: readonly string[]) {
  const { rows } = await sql<Omit<CreditedInvoice, 'lines'>>`
    select i.id, i.debtor_id as "debtorId", m.person_id as "personId", i.total_minor as "totalMinor",
      (select coalesce(sum(c.amount_minor), 0)::int from credit c where c.invoice_id = i.id) as "creditedMinor",
      (select coalesce(sum(w.amount_minor), 0)::int from write_off w where w.invoice_id = i.id) as "writtenOffMinor",
      (select coalesce(sum(p.amount_minor), 0)::int from posting p where p.invoice_id = i.id) as "openMinor"
    from invoice i left join party_identity m on m.party_id = i.member_id
    where i.purse_id = ${purse.id} and i.id = any (${[...ids]}::uuid[]) order by i.year, i.number`.execute(db)
  return rows
}

async function openLines(db: ViewerDb, invoiceIds: readonly string[]) {
  const { rows } = await sql<{
    invoiceId: string
    meetingId: string | null
    position: number
    amountMinor: number
    forDay: Temporal.PlainDate | null
  }>`
    select l.invoice_id as "invoiceId", l.meeting_id as "meetingId", l.position, l.amount_minor as "amountMinor",
      l.for_day as "forDay"
    from invoice_line l where l.invoice_id = any (${[...invoiceIds]}::uuid[]) and l.amount_minor > 0
      and not exists (select from credit c where c.invoice_id = l.invoice_id and c.line_position = l.position)
    order by l.invoice_id, l.position`.execute(db)
  return rows
}

/** One entry for all of them; what was paid already is put from its invoice to whoever paid it. */
async function bookCredits(
  db: ViewerDb,
  purse: KeptPurse,
  invoices: readonly CreditedInvoice[],
  reason: CreditReason,
): Promise<{ creditedMinor: number } | CreditRefusal> {
  const planned = invoices.map((invoice) => {
    const amountMinor = invoice.lines.reduce((sum, line) => sum + line.amountMinor, 0)
    return { ...invoice, amountMinor, correction: credited(invoice, amountMinor) }
  })
  if (planned.some(({ correction }) => correction === null)) return refuse('more-than-charged')
  const bookedOn = dateIn(db.now, purse.timeZone)
  const entryId = await postEntry(db, purse, {
    kind: 'credit',
    bookedOn,
    postings: planned.flatMap(({ id, debtorId, lines, amountMinor }) => [
      ...lines.map((line) => ({
        account: 'contributions' as const,
        amountMinor: line.amountMinor,
        forDay: line.forDay,
      })),
      { account: 'members' as const, partyId: debtorId, invoiceId: id, amountMinor: -amountMinor },
    ]),
  })
  await db
    .insertInto('credit')
    .values(
      planned.flatMap(({ id, lines }) =>
        lines.map(({ position, amountMinor }) => ({
          id: newId(),
          purse_id: purse.id,
          invoice_id: id,
          line_position: position,
          reason,
          amount_minor: amountMinor,
          entry_id: entryId,
          made_by: found(db.viewer.personId),
          made_at: db.now,
        })),
      ),
    )
    .execute()
  const owedBack = planned.flatMap(({ id, debtorId, correction }) =>
    correction && correction.toTheirCreditMinor > 0
      ? [
          {
            account: 'members' as const,
            partyId: debtorId,
            invoiceId: id,
            amountMinor: correction.toTheirCreditMinor,
          },
          { account: 'members' as const, partyId: debtorId, amountMinor: -correction.toTheirCreditMinor },
        ]
      : [],
  )
  if (owedBack.length > 0) await postEntry(db, purse, { kind: 'put-to', bookedOn, postings: owedBack })
  await tellOfCredits(db, planned)
  return { creditedMinor: planned.reduce((sum, { amountMinor }) => sum + amountMinor, 0) }
}

async function tellOfCredits(db: ViewerDb, invoices: readonly CreditedInvoice[]): Promise<void> {
  await queueEachEmail(
    db,
    'invoice-credited',
    invoices.flatMap(({ id, personId }) => (personId ? [{ to: { personId }, about: id }] : [])),
  )
  await tellPayersOfCredits(
    db,
    invoices.map(({ id }) => id),
  )
}
