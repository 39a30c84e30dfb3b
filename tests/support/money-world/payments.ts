import { notePayment } from '../../../src/features/payments/commands/note-payment.ts'
import { putToInvoices, takeOffInvoice } from '../../../src/features/payments/commands/put-to-invoices.ts'
import { recordPayment } from '../../../src/features/payments/commands/record-payment.ts'
import { moveToPayer, takeBackPayment } from '../../../src/features/payments/commands/take-back-payment.ts'
import { found } from '../../../src/platform/errors.ts'
import { isRefusal } from '../../../src/shared/refusal.ts'
import { type Commands, pick, pickOf, type Step } from './step.ts'
import { as, isPaid, type MoneyWorld, type Paid, today } from './world.ts'

const methods = ['transfer', 'cash', 'cheque'] as const

/** Noted by hand, put where `put` says; of somebody whom nobody knows yet, where there is no party. */
async function noted(
  world: MoneyWorld,
  { what, minor }: Step,
  { partyId, put }: { partyId: string | null; put: 'oldest' | 'keep' | { invoiceId: string } },
): Promise<boolean> {
  const method = pick(methods, what)
  const outcome = await as(world, (db) =>
    notePayment(db, world.group.id, {
      whoId: partyId,
      method,
      receivedOn: today,
      amountMinor: minor,
      put,
      isFurther: true,
      tellsPayer: false,
    }),
  )
  if (isRefusal(outcome)) return false
  const from = partyId ?? (await payerOf(world, outcome.paymentId))
  isPaid(world, outcome.paymentId, { partyId: from, minor, into: method === 'cash' ? 'cash' : 'bank' })
  return true
}

/** Whoever it is noted as from. */
const payerOf = async ({ circle }: MoneyWorld, paymentId: string): Promise<string> => {
  const { rows } = await circle.owner.query<{ party_id: string }>(
    'select party_id from payment where id = $1',
    [paymentId],
  )
  return found(rows[0]).party_id
}

/** A payment that was undone, with all that it had changed. */
function isUndone({ happened, payments }: MoneyWorld, paymentId: string): void {
  happened.delete(paymentId)
  payments.delete(paymentId)
}

const cameInto = ({ happened }: MoneyWorld, paymentId: string): 'bank' | 'cash' =>
  happened.get(paymentId)?.cash === undefined ? 'bank' : 'cash'

/** What came in, where it is put, and that it did not come after all. */
export const paymentCommands: Commands = {
  pay: (world, step) =>
    noted(world, step, { partyId: pick(world.invoices, step.which).partyId, put: 'oldest' }),
  keep: (world, step) =>
    noted(world, step, { partyId: pick(world.invoices, step.which).partyId, put: 'keep' }),
  'pay one invoice': (world, step) => {
    const { partyId, invoiceId } = pick(world.invoices, step.which)
    return noted(world, step, { partyId, put: { invoiceId } })
  },
  'pay from nobody known': (world, step) => noted(world, step, { partyId: null, put: 'keep' }),

  'a line of a statement': async (world, { which, what, minor }) => {
    const { partyId } = pick(world.invoices, which)
    const key = `a line numbered ${what % 5}`
    const payment = { purseId: world.group.purseId, partyId, method: 'transfer' as const, key }
    const outcome = await as(world, (db) =>
      recordPayment(db, { ...payment, receivedOn: today, amountMinor: minor, putTo: [] }),
    )
    if (isRefusal(outcome) !== world.keys.has(key))
      throw new Error('a line is booked once, and then not again')
    if (isRefusal(outcome)) return false
    world.keys.add(key)
    isPaid(world, outcome.paymentId, { partyId, minor, key, into: 'bank' })
    return true
  },

  put: async (world, { which, what }) => {
    const { partyId, invoiceId } = pick(world.invoices, which)
    const wish = { partyId, invoiceId: what % 2 === 0 ? null : invoiceId }
    return !isRefusal(await as(world, (db) => putToInvoices(db, world.group.id, wish)))
  },

  'take off an invoice': async (world, { which, minor }) => {
    const { invoiceId } = pick(world.invoices, which)
    const wish = { invoiceId, amountMinor: minor }
    return !isRefusal(await as(world, (db) => takeOffInvoice(db, world.group.id, wish)))
  },

  'take back': async (world, { which, what }) => {
    const [paymentId, paid] = pickOf(world.payments, which) ?? []
    if (!paymentId || !paid) return false
    const why = what % 2 === 0 ? 'not-paid' : 'mistake'
    const outcome = await as(world, (db) => takeBackPayment(db, world.group.id, { paymentId, why }))
    if (isRefusal(outcome)) return false
    staysByCard(paid)
    isUndone(world, paymentId)
    // A line that was noted by mistake may be noted anew.
    if (paid.key && why === 'mistake') world.keys.delete(paid.key)
    return true
  },

  move: async (world, { which, what }) => {
    const { group, invoices, leaders, payments } = world
    const [paymentId, paid] = pickOf(payments, which) ?? []
    if (!paymentId || !paid) return false
    const partyId = pick([...invoices, ...leaders], what).partyId
    const outcome = await as(world, (db) => moveToPayer(db, group.id, { paymentId, whoId: partyId }))
    if (isRefusal(outcome)) return false
    staysByCard(paid)
    const into = cameInto(world, paymentId)
    isUndone(world, paymentId)
    isPaid(world, outcome.paymentId, { ...paid, partyId, into })
    return true
  },
}

function staysByCard({ byCard }: Paid): void {
  if (byCard) throw new Error('what a card company took is given back there alone')
}
