import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { found } from '../../../src/platform/errors.ts'
import { type Commands, pick, pickOf } from './step.ts'
import { asCardJob, happens, isPaid, today } from './world.ts'

const known = (kind: string) => `${kind}_test_${randomBytes(8).toString('hex')}`
const day = `${today}`

/** Whatever the card company tells is told twice: it is booked once. */
async function once(book: () => Promise<boolean>): Promise<boolean> {
  const isBooked = await book()
  if (await book()) throw new Error('what the card company told twice is booked twice')
  return isBooked
}

/** What jobs book of cards, in their own role. */
export const cardCommands: Commands = {
  'pay by card': async (world, { which, minor }) => {
    const { circle, group, cardAccountId } = world
    const { invoiceId, partyId } = pick(world.invoices, which)
    const [checkoutId, charge] = [randomUUID(), known('ch')]
    await circle.owner.query(
      `insert into card_checkout (id, purse_id, account_id, invoice_id, party_id, amount_minor, currency, asked_at)
       values ($1, $2, $3, $4, $5, $6, 'GBP', $7)`,
      [checkoutId, group.purseId, cardAccountId, invoiceId, partyId, minor, circle.clock.now().toString()],
    )
    const pays = sql`book_card_payment(${checkoutId}::uuid, ${charge}, ${minor}::int, ${day}::date)`
    if (!(await once(() => asCardJob(world, pays)))) return false
    const { rows } = await circle.owner.query<{ payment_id: string }>(
      'select payment_id from card_movement where purse_id = $1 and stripe_id = $2',
      [group.purseId, charge],
    )
    isPaid(world, found(rows[0]).payment_id, { partyId, minor, byCard: charge, into: 'card' })
    return true
  },

  'the card company keeps something': async (world, { minor }) => {
    const [charge, keptMinor] = [known('txn'), 1 + (minor % 200)]
    const keeps = sql`book_card_charge(${world.group.purseId}::uuid, ${charge}, ${keptMinor}::int, ${day}::date)`
    if (!(await once(() => asCardJob(world, keeps)))) return false
    happens(world, { 'card-charges': keptMinor, card: -keptMinor })
    return true
  },

  'the card company gives back': async (world, { which, minor: wished }) => {
    const byCard = new Map([...world.payments].filter(([, { byCard }]) => byCard !== null))
    const [, paid] = pickOf(byCard, which) ?? []
    const minor = Math.min(wished, paid ? paid.minor - paid.backMinor : 0)
    if (!paid || minor === 0) return false
    const [purseId, refund] = [world.group.purseId, known('re')]
    const back = sql`book_card_refund(${purseId}::uuid, ${paid.byCard}, ${refund}, ${minor}::int, ${day}::date)`
    if (!(await once(() => asCardJob(world, back)))) return false
    paid.backMinor += minor
    happens(world, { [`members ${paid.partyId}`]: minor, card: -minor })
    return true
  },

  'the card company pays out': async (world, { minor }) => {
    const payout = known('po')
    const pays = sql`book_card_payout(${world.group.purseId}::uuid, ${payout}, ${minor}::int, ${day}::date)`
    if (!(await once(() => asCardJob(world, pays)))) return false
    world.payouts.set(payout, { isUndone: false })
    happens(world, { bank: minor, card: -minor }, payout)
    return true
  },

  'the bank sends it back': async (world, { which }) => {
    const [payout, paidOut] = pickOf(world.payouts, which) ?? []
    if (!payout || !paidOut) return false
    const back = sql`undo_card_payout(${world.group.purseId}::uuid, ${payout}, ${day}::date)`
    const isBooked = await once(() => asCardJob(world, back))
    if (isBooked === paidOut.isUndone) throw new Error('what the bank has sent back is sent back once')
    paidOut.isUndone = true
    world.happened.delete(payout)
    return isBooked
  },
}
