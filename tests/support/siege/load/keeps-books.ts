import type { Client } from '../../client.ts'
import type { Part } from './part.ts'

const fromToday = (): string => Temporal.Now.plainDateISO('Europe/London').toString()

/** A leader who notes what came into the bank. */
export async function notesPayments(part: Part): Promise<void> {
  const { field, patience, place } = part
  const leader = await field.client(`203.0.113.${1 + place}`, field.society.group.leaderIds[1])
  for (let nth = 0; !patience.isOver(); nth++) {
    await notesPayment(part, leader, nth)
    await patience.breathe()
  }
}

async function notesPayment({ field, patience, deeds, place }: Part, leader: Client, nth: number) {
  const { group } = field.society
  const reference = `fire-${place}-${nth}`
  const typed = {
    who: group.owed[0].partyId,
    // Each of another sum, however long the load: the same again within days is asked about.
    amount: `${10 + place + 50 * Math.floor(nth / 100)}.${String(nth % 100).padStart(2, '0')}`,
    received_on: fromToday(),
    method: 'transfer',
    put: 'keep',
    reference,
  }
  if (await patience.acknowledge(leader, `/groups/${group.id}/money/payments/new`, typed))
    deeds.add('payment', reference)
}

/** The other leader: invoices for one meeting after the other, a sum off one of them, and something paid too much given back. */
export async function keepsBooks(part: Part): Promise<void> {
  const { field, patience, deeds, place } = part
  const { group, days } = field.society
  const money = `/groups/${group.id}/money`
  const leader = await field.client(`203.0.113.${1 + place}`, group.leaderIds[0])
  await notesPayment(part, leader, 0)
  for (const [nth, day] of days.entries()) {
    if (patience.isOver()) return
    const period = `${money}/invoices/new?from=${day}&to=${day}`
    if (!(await patience.acknowledge(leader, period, {}, /invoices\/new$/))) continue
    for (const { personId } of group.members) deeds.add('invoice', `${day} ${personId}`)

    const invoiceId = await patience.patiently(async () => {
      const { rows } = await field.owner.query(
        'select id from invoice where purse_id = $1 and from_on = $2 and to_on = $2 order by number limit 1',
        [group.purseId, day.toString()],
      )
      return rows[0]?.id ?? `none for ${day}`
    })
    const credit = `${money}/invoices/${invoiceId}/credit?amount=1.50&reason=goodwill`
    if (await patience.acknowledge(leader, credit, {}, /credit$/)) deeds.add('credit', invoiceId)

    // Each of another sum, by which it is known.
    const minor = nth + 1
    const givenBack = {
      party: group.owed[0].partyId,
      amount: (minor / 100).toFixed(2),
      paid_on: fromToday(),
      method: 'transfer',
    }
    if (await patience.acknowledge(leader, `${money}/refunds`, givenBack)) deeds.add('refund', String(minor))
    await patience.breathe()
  }
}
