import { keptPurse } from '../../src/features/books/commands/purse.ts'
import { creditLines } from '../../src/features/invoices/commands/correct.ts'
import { refund } from '../../src/features/invoices/commands/refund.ts'
import { openInvoices } from '../../src/features/invoices/queries/open-invoices.ts'
import { missedAndCharged, owedBack } from '../../src/features/invoices/queries/proposals.ts'
import { instalmentsOf } from '../../src/features/invoices/rules/instalments.ts'
import { noteLines } from '../../src/features/payments/commands/note-lines.ts'
import { notePayment } from '../../src/features/payments/commands/note-payment.ts'
import { readStatement } from '../../src/features/payments/commands/read-statement.ts'
import { proposalsFor, toCarry } from '../../src/features/payments/queries/proposals.ts'
import type { LineChoice } from '../../src/features/payments/rules/line-choice.ts'
import { found } from '../../src/platform/errors.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import type { Teller } from '../teller.ts'

interface KeptCircle {
  groupId: string
  leaderId: string
  treasurerId: string
}

/**
 * Money comes in: Oisin gives the first of his three parts in cash, the treasurer reads the bank's statement, in which the
 * practice has paid twice and somebody forgot to say who they are; one still owes everything. The practice gets back what it
 * paid twice; Nadia, who had paid for a meeting that she could not come to, has it credited and is to get it back.
 */
export async function manchesterPayments(tell: Teller, { groupId, leaderId, treasurerId }: KeptCircle) {
  const open = await tell.as(leaderId, tell.ago(12), async (db) =>
    openInvoices(db, (await keptPurse(db, groupId)).id),
  )
  const of = (name: string) => found(open.find(({ memberName }) => memberName === name))
  const [miles, nadia, lena, oisin] = ['Miles Okoro', 'Nadia Rahman', 'Lena Brandt', 'Oisin Burke'].map(of)
  const [firstPart] = instalmentsOf(found(oisin).totalMinor, 3, found(oisin).dueOn)
  await tell.as(leaderId, tell.ago(12, '13:40'), (db) =>
    notePayment(db, groupId, {
      whoId: found(oisin).debtorId,
      method: 'cash',
      receivedOn: tell.dayAgo(12),
      amountMinor: found(firstPart).amountMinor,
      put: 'oldest',
      isFurther: false,
      tellsPayer: true,
    }),
  )
  const day = (ago: number) => tell.dayAgo(ago).toString()
  const sum = (minor: number) => (minor / 100).toFixed(2)
  const statement = [
    'Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP)',
    `${day(11)},M OKORO,${found(miles).reference},FASTER PAYMENT,${sum(found(miles).openMinor)},900.00`,
    `${day(10)},ARDWICK SURGERY,${found(lena).reference},FASTER PAYMENT,${sum(found(lena).openMinor)},900.00`,
    `${day(9)},N RAHMAN,BALINT,FASTER PAYMENT,${sum(found(nadia).openMinor)},900.00`,
    `${day(8)},ARDWICK SURGERY,${found(lena).reference},FASTER PAYMENT,${sum(found(lena).openMinor)},900.00`,
    `${day(8)},TOFT STORES,CARD 4411,CARD PAYMENT,-23.10,900.00`,
    `${day(7)},J SMITH,LUNCHTIME,FASTER PAYMENT,20.00,900.00`,
  ].join('\n')
  await tell.as(treasurerId, tell.ago(6, '20:15'), async (db) => {
    const purse = await keptPurse(db, groupId)
    const read = readStatement(new TextEncoder().encode(statement))
    if (isRefusal(read)) throw new Error(read.refused)
    const proposals = await proposalsFor(db, purse, read.lines, { all: true })
    const choices = proposals.shown.map(({ chosen, candidates }): LineChoice => {
      if (chosen !== null) return { candidate: chosen }
      return candidates.length > 0 ? { candidate: 0 } : 'unknown'
    })
    return noteLines(db, groupId, { carried: toCarry(db, proposals), choices, tellsPayers: false })
  })
  await tell.as(treasurerId, tell.ago(4, '19:30'), async (db) => {
    const owed = await owedBack(db, (await keptPurse(db, groupId)).id)
    const practice = found(owed.find(({ name }) => name === 'Ardwick Surgery'))
    return refund(db, groupId, {
      partyId: practice.partyId,
      amountMinor: practice.minor,
      paidOn: tell.dayAgo(4),
      method: 'transfer',
    })
  })
  await tell.as(leaderId, tell.ago(3, '18:15'), async (db) => {
    const missed = await missedAndCharged(db, await keptPurse(db, groupId))
    const { invoiceId, position } = found(missed.find(({ name }) => name === 'Nadia Rahman'))
    return creditLines(db, groupId, invoiceId, { positions: [position], reason: 'meeting-missed' })
  })
}
