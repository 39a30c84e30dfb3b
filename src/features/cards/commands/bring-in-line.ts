import { sql } from 'kysely'
import type { CardCompany, CheckoutSession, Payout, Refunded } from '../../../platform/card-company.ts'
import { atMoment } from '../../../platform/database/at-moment.ts'
import type { Database } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { thingOf } from '../rules/card-events.ts'
import { misfit, ourPart } from '../rules/card-fit.ts'
import type { CardQuestionKind } from '../rules/card-questions.ts'

/** Where the books of one purse are brought in line with what is at the card company. */
export interface InLine {
  database: Database
  company: CardCompany
  purse: { id: string; currency: string; timeZone: string }
  now: Temporal.Instant
}

/** Looks at one thing at the card company and books what is not booked yet: the same as often as one likes. */
export async function bringInLine(line: InLine, about: string): Promise<void> {
  switch (thingOf(about)) {
    case 'session':
      return bringSession(line, await line.company.session(about))
    case 'charge':
      return bringSession(line, await line.company.sessionOfCharge(about))
    case 'refund':
      return bringRefund(line, await line.company.refund(about))
    case 'payout':
      return bringPayout(line, await line.company.payout(about))
    default:
  }
}

/** A payment with what the card company keeps of it and what was given back. Not ours, or not paid: nothing. */
export async function bringSession(line: InLine, session: CheckoutSession | null): Promise<void> {
  const { charge } = session ?? {}
  if (!session?.isPaid || !charge) return
  const checkout = await checkoutOf(line, session)
  if (!checkout) return
  const wrong = misfit(checkout, session, charge)
  if (wrong) return ask(line, wrong, charge.id, charge.minor)
  await booked(
    line,
    (day) => sql`book_card_payment(${checkout.id}::uuid, ${charge.id}, ${charge.minor}::int, ${day}::date)`,
    charge.at,
  )
  const { kept } = charge
  if (kept && kept.currency !== line.purse.currency) await ask(line, 'other-currency', kept.id, null)
  else if (kept) {
    await booked(
      line,
      (day) => sql`book_card_charge(${line.purse.id}::uuid, ${kept.id}, ${kept.minor}::int, ${day}::date)`,
      charge.at,
    )
  }
  if (charge.isDisputed) await ask(line, 'disputed', charge.id, charge.minor)
  for await (const refund of line.company.refundsOf(charge.id)) await bookRefund(line, refund)
}

async function bringRefund(line: InLine, refund: Refunded | null): Promise<void> {
  // With its payment, should we not have heard of that yet.
  if (refund) await bringSession(line, await line.company.sessionOfCharge(refund.chargeId))
}

async function bookRefund(line: InLine, refund: Refunded): Promise<void> {
  if (refund.state === 'under-way') return
  if (refund.state === 'failed') {
    if (await isBooked(line, refund.id)) await ask(line, 'refund-failed', refund.id, refund.minor)
    return
  }
  await booked(
    line,
    (day) =>
      sql`book_card_refund(${line.purse.id}::uuid, ${refund.chargeId}, ${refund.id}, ${refund.minor}::int, ${day}::date)`,
    refund.at,
  )
}

/** What reaches the bank, as far as it is of these books; what else is in it is said to a person. */
export async function bringPayout(line: InLine, payout: Payout | null): Promise<void> {
  if (!payout || payout.state === 'under-way') return
  if (payout.state === 'failed') {
    await booked(
      line,
      (day) => sql`undo_card_payout(${line.purse.id}::uuid, ${payout.id}, ${day}::date)`,
      line.now,
    )
    return
  }
  if (await isBooked(line, payout.id)) return
  if (payout.isByHand) return ask(line, 'payout-unclear', payout.id, payout.minor)
  if (payout.currency !== line.purse.currency) return ask(line, 'other-currency', payout.id, null)
  const parts: { id: string; of: string | null; netMinor: number }[] = []
  for await (const part of line.company.paidOut(payout.id)) parts.push(part)
  // What it is of comes first, should we not have heard of that yet.
  const unheard = await notBooked(
    line,
    parts.flatMap(({ of }) => (of && thingOf(of) ? [of] : [])),
  )
  for (const of of unheard) await bringInLine(line, of)
  const known = await bookedAmong(
    line,
    parts.flatMap(({ of }) => of ?? []),
  )
  const { ourMinor, hasOthers } = ourPart(parts, known)
  await booked(
    line,
    (day) => sql`book_card_payout(${line.purse.id}::uuid, ${payout.id}, ${ourMinor}::int, ${day}::date)`,
    payout.arrivesAt,
  )
  if (hasOthers) await ask(line, 'payout-unclear', payout.id, payout.minor - ourMinor)
}

async function checkoutOf(
  { database, purse }: InLine,
  { ours }: CheckoutSession,
): Promise<{ id: string; amountMinor: number; currency: string } | null> {
  if (!ours || !/^[0-9a-f-]{36}$/.test(ours)) return null
  const checkout = await database.jobs
    .selectFrom('card_checkout')
    .select(['id', 'amount_minor as amountMinor', 'currency'])
    .where('id', '=', ours)
    .where('purse_id', '=', purse.id)
    .executeTakeFirst()
  return checkout ?? null
}

/** Books on the day it happened, in the group's time; a day that is too far off for books is today. */
async function booked(
  { database, purse, now }: InLine,
  what: (day: string) => ReturnType<typeof sql>,
  at: Temporal.Instant,
): Promise<void> {
  const isAhead = Temporal.Instant.compare(at, now) > 0
  const day = dateIn(isAhead ? now : at, purse.timeZone).toString()
  await atMoment(database.jobs, now, (db) => sql`select ${what(day)}`.execute(db))
}

async function ask(
  { database, purse, now }: InLine,
  kind: CardQuestionKind,
  stripeId: string,
  amountMinor: number | null,
): Promise<void> {
  await atMoment(database.jobs, now, (db) =>
    db
      .insertInto('card_question')
      .values({
        id: newId(),
        purse_id: purse.id,
        kind,
        stripe_id: stripeId,
        amount_minor: amountMinor,
        asked_at: now,
      })
      .onConflict((conflict) => conflict.columns(['purse_id', 'kind', 'stripe_id']).doNothing())
      .execute(),
  )
}

async function bookedAmong({ database, purse }: InLine, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database.jobs
    .selectFrom('card_movement')
    .select('stripe_id')
    .where('purse_id', '=', purse.id)
    .where('stripe_id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ stripe_id }) => stripe_id))
}

const isBooked = async (line: InLine, id: string): Promise<boolean> => (await bookedAmong(line, [id])).has(id)

async function notBooked(line: InLine, ids: readonly string[]): Promise<string[]> {
  const known = await bookedAmong(line, ids)
  return ids.filter((id) => !known.has(id))
}
