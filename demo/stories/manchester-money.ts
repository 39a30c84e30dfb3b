import { noteExpense, noteOther, repayOutlay } from '../../src/features/books/commands/expenses.ts'
import {
  agreeLeaderFee,
  giveFeeBack,
  makeFeeStatement,
  payLeader,
} from '../../src/features/books/commands/leaders-pay.ts'
import { chooseMoney, giveTreasurersOffice, setPayee } from '../../src/features/books/commands/settings.ts'
import { purseOf } from '../../src/features/books/queries/purse.ts'
import { partyBalances } from '../../src/features/books/queries/purse-sums.ts'
import { firstChoice } from '../../src/features/books/rules/money-choice.ts'
import { found } from '../../src/platform/errors.ts'
import { receiptOf } from '../papers.ts'
import type { Teller } from '../teller.ts'

interface LunchtimeCircle {
  groupId: string
  leaderId: string
  coLeaderId: string
  memberIds: readonly string[]
}

/**
 * The purse of the Lunchtime circle: it began with what was in an envelope, a member keeps it with the leaders, Judith is paid
 * and Kofi gives a part back. What Kofi laid out has its receipt, and something is put by. Members see how it stands.
 */
export async function manchesterMoney(
  tell: Teller,
  { groupId, leaderId, coLeaderId, memberIds }: LunchtimeCircle,
) {
  const treasurerId = memberIds[1] ?? ''
  await tell.as(leaderId, tell.ago(60), (db) =>
    setPayee(db, groupId, {
      name: 'Lunchtime Balint circle',
      sortCode: '20-00-00',
      account: '55779911',
      iban: '',
      bic: '',
      words: 'Please use the reference of your invoice. Cash is welcome, too.',
    }),
  )
  await tell.as(leaderId, tell.ago(60, '10:05'), (db) => giveTreasurersOffice(db, groupId, treasurerId))
  await tell.as(leaderId, tell.ago(60, '10:10'), (db) =>
    chooseMoney(db, groupId, { ...firstChoice, membersSeeTotals: true }),
  )
  await tell.as(treasurerId, tell.ago(59), async (db) => {
    await noteOther(db, groupId, { kind: 'had-in-cash', amountMinor: 35_00, on: tell.dayAgo(59) })
    return noteOther(db, groupId, { kind: 'gift', amountMinor: 400_00, on: tell.dayAgo(59) })
  })
  await tell.as(treasurerId, tell.ago(40), (db) =>
    noteExpense(db, groupId, {
      account: 'supervision',
      words: 'Supervision of both leaders, an hour',
      spentOn: tell.dayAgo(41),
      amountMinor: 65_00,
      paidFrom: 'bank',
    }),
  )
  await tell.as(treasurerId, tell.ago(35, '20:30'), (db) =>
    noteOther(db, groupId, { kind: 'put-by', amountMinor: 60_00, on: tell.dayAgo(35) }),
  )
  const licence = { words: 'Licence of the video tool, a month', on: tell.dayAgo(30) }
  const receipt = await receiptOf({ ...licence, from: 'Clearline Video', sum: '£14.39' })
  await tell.as(coLeaderId, tell.ago(30), (db) =>
    noteExpense(db, groupId, {
      account: 'other',
      words: licence.words,
      spentOn: licence.on,
      receipt,
      amountMinor: 14_39,
      paidFrom: { personId: coLeaderId },
    }),
  )
  for (const personId of [leaderId, coLeaderId]) {
    await tell.as(leaderId, tell.ago(5), (db) =>
      agreeLeaderFee(db, groupId, { personId, feePerHourMinor: personId === leaderId ? 60_00 : 45_00 }),
    )
    await tell.as(leaderId, tell.ago(4), (db) =>
      makeFeeStatement(db, groupId, {
        personId,
        from: tell.dayAgo(120),
        to: tell.dayAgo(4),
      }),
    )
  }
  await tell.as(coLeaderId, tell.ago(3), (db) => giveFeeBack(db, groupId, { amountMinor: 50_00 }))
  await tell.as(treasurerId, tell.ago(2), async (db) => {
    const purse = found(await purseOf(db, groupId))
    const [outlay] = await partyBalances(db, purse.id, 'outlays')
    const due = (await partyBalances(db, purse.id, 'leaders')).find(({ personId }) => personId === leaderId)
    await repayOutlay(db, groupId, {
      partyId: found(outlay).partyId,
      amountMinor: 14_39,
      from: 'cash',
      paidOn: tell.dayAgo(2),
    })
    return payLeader(db, groupId, {
      partyId: found(due).partyId,
      amountMinor: Math.min(0 - found(due).balanceMinor, 250_00),
      from: 'bank',
      paidOn: tell.dayAgo(2),
    })
  })
  return { treasurerId }
}
