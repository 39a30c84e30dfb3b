import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { lockedPurse } from '../../books/commands/purse.ts'
import type { KeptPurse } from '../../books/queries/purse.ts'
import { whyNotOn } from '../../books/rules/bookable.ts'
import { openOf } from '../queries/open-of.ts'
import { allocate } from '../rules/allocation.ts'
import { isInvoiceChoice, isPayerChoice, type LineChoice } from '../rules/line-choice.ts'
import { SAME_PAYMENT_DAYS } from '../rules/payment.ts'
import type { CarriedLines, ProposedLine } from '../rules/proposed-lines.ts'
import { tellPayers } from './note-payment.ts'
import { payerParties, unknownPayers } from './payer.ts'
import { type NewPayment, recordPayments } from './record-payment.ts'

export interface NotedLines {
  /** Lines as the page showed them. */
  carried: CarriedLines
  /** What a person says of each, in their order. */
  choices: readonly LineChoice[]
  tellsPayers: boolean
}

export interface LinesNoted {
  noted: number
  /** Somebody else noted it from this or another file meanwhile. */
  already: number
  /** Its invoice has changed, or it was noted by hand meanwhile. */
  changed: number
  aside: number
}

/** What a person has said of the lines of a statement is booked; of all others nothing is kept. */
export async function noteLines(
  db: ViewerDb,
  groupId: string,
  { carried, choices, tellsPayers }: NotedLines,
): Promise<LinesNoted | Refusal<'nothing-chosen'>> {
  const wished = carried.lines.map((line, place) => ({ line, choice: choices[place] ?? 'later' }))
  if (wished.every(({ choice }) => choice === 'later')) return refuse('nothing-chosen')
  const purse = await lockedPurse(db, groupId)
  const chosen = await meant(db, purse, wished)
  const payments = await paymentsFor(db, purse, carried, chosen)
  const outcomes = await recordPayments(db, purse.id, payments)
  const fresh = outcomes.flatMap((outcome) => (isRefusal(outcome) ? [] : [outcome.paymentId]))
  const already = outcomes.filter(
    (outcome) => isRefusal(outcome) && outcome.refused === 'already-booked',
  ).length
  if (tellsPayers) await tellPayers(db, fresh)
  const aside = wished.filter(({ choice }) => choice === 'aside').map(({ line }) => line)
  return {
    noted: fresh.length,
    already,
    changed: chosen.length - fresh.length - already,
    aside: await putAside(db, purse, aside),
  }
}

/** A line with whose money it is, and what it is put to in this order. */
interface Chosen {
  line: ProposedLine
  partyId: string | null
  invoiceIds: readonly string[]
}

async function meant(
  db: ViewerDb,
  purse: KeptPurse,
  wished: readonly { line: ProposedLine; choice: LineChoice }[],
): Promise<Chosen[]> {
  const choices = wished.map(({ choice }) => choice)
  const invoices = await openOf(
    db,
    purse.id,
    choices.filter(isInvoiceChoice).map(({ invoiceId }) => invoiceId),
  )
  const payers = await payerParties(
    db,
    purse,
    choices.filter(isPayerChoice).map(({ whoId }) => whoId),
  )
  const unknown = await unknownPayers(db, purse.id, choices.filter((choice) => choice === 'unknown').length)
  return wished.flatMap(({ line, choice }): Chosen[] => {
    if (choice === 'later' || choice === 'aside') return []
    if (choice === 'unknown') return [{ line, partyId: found(unknown.pop()), invoiceIds: [] }]
    if (isPayerChoice(choice)) return [{ line, partyId: payers.get(choice.whoId) ?? null, invoiceIds: [] }]
    if (isInvoiceChoice(choice)) {
      const partyId = invoices.get(choice.invoiceId)?.debtorId ?? null
      return [{ line, partyId, invoiceIds: [choice.invoiceId] }]
    }
    const candidate = line.candidates[choice.candidate]
    return [{ line, partyId: candidate?.debtorId ?? null, invoiceIds: candidate?.invoiceIds ?? [] }]
  })
}

/**
 * As much as each invoice wants; what is over, and what was paid twice, is kept for its payer. A line whose invoice is not
 * as it was on the page, or that somebody has noted by hand since, is left for another look.
 */
async function paymentsFor(
  db: ViewerDb,
  purse: KeptPurse,
  carried: CarriedLines,
  chosen: readonly Chosen[],
): Promise<NewPayment[]> {
  const open = await openOf(
    db,
    purse.id,
    chosen.flatMap(({ invoiceIds }) => invoiceIds),
  )
  const then = (id: string) => carried.open[id]
  const isAsItWas = (id: string) => open.get(id)?.openMinor === then(id)
  const asTheyWere = new Set([...open.keys()].filter(isAsItWas))
  const since = await notedSince(db, purse.id, carried.at)
  const today = dateIn(db.now, purse.timeZone)
  return chosen.flatMap(({ line, partyId, invoiceIds }): NewPayment[] => {
    const receivedOn = Temporal.PlainDate.from(line.on)
    const payment = { method: 'transfer' as const, receivedOn, amountMinor: line.amountMinor, key: line.key }
    // Refused by its key, whatever has become of its invoice since.
    if (partyId !== null && since.some(({ key }) => key === line.key))
      return [{ ...payment, partyId, putTo: [] }]
    const isTwice = since.some(
      (noted) =>
        noted.partyId === partyId &&
        noted.amountMinor === line.amountMinor &&
        Math.abs(noted.receivedOn.since(receivedOn).days) <= SAME_PAYMENT_DAYS,
    )
    const isForeign = line.currency !== null && line.currency !== purse.currency
    const isOutOfReach = whyNotOn(receivedOn, today) !== null
    const isChanged = !invoiceIds.every((id) => asTheyWere.has(id))
    if (partyId === null || isTwice || isForeign || isOutOfReach || isChanged) return []
    const { putTo } = allocate(
      line.amountMinor,
      invoiceIds.map((id) => found(open.get(id))).filter(({ debtorId }) => debtorId === partyId),
    )
    for (const { invoiceId, amountMinor } of putTo) found(open.get(invoiceId)).openMinor -= amountMinor
    return [{ ...payment, partyId, putTo }]
  })
}

async function notedSince(db: ViewerDb, purseId: string, at: string) {
  const { rows } = await sql<{
    partyId: string
    receivedOn: Temporal.PlainDate
    amountMinor: number
    key: string | null
  }>`
    select p.party_id as "partyId", p.received_on as "receivedOn", p.amount_minor as "amountMinor", k.key
    from payment p left join payment_key k on k.payment_id = p.id and k.purse_id = p.purse_id
    where p.purse_id = ${purseId} and p.noted_at >= ${at}::timestamptz
      and not exists (select from payment_taken_back b where b.payment_id = p.id)
    order by p.noted_at desc limit 1000`.execute(db)
  return rows
}

async function putAside(db: ViewerDb, purse: KeptPurse, lines: readonly ProposedLine[]): Promise<number> {
  if (lines.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('payment_key')
    .values(
      lines.map(({ key }) => ({
        purse_id: purse.id,
        key,
        payment_id: null,
        noted_by: found(db.viewer.personId),
        noted_at: db.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['purse_id', 'key']).doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows)
}
