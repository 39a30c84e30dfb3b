import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { keptCostPlan } from '../../fees/queries.ts'
import { canDecideMoney } from '../policy.ts'
import { feeStatementById, leaderFees, meetingsToPay } from '../queries/leaders-pay.ts'
import { purseStanding } from '../queries/purse.ts'
import { partyBalance } from '../queries/purse-sums.ts'
import {
  feeOfAll,
  givenBackPostings,
  statementLines,
  statementPostings,
  totalOf,
} from '../rules/leaders-pay.ts'
import { type PaidOut, payDue } from './pay-due.ts'
import { postEntry, reverseEntry } from './post.ts'
import { lockedPurse, partyOf } from './purse.ts'

async function purseToDecide(db: ViewerDb, groupId: string) {
  if (!canDecideMoney({ standing: await purseStanding(db, groupId) })) throw new NotFound()
  return lockedPurse(db, groupId)
}

/** What one leader asks an hour from now on; 0: nothing. A further row, the newest holds. */
export async function agreeLeaderFee(
  db: ViewerDb,
  groupId: string,
  { personId, feePerHourMinor }: { personId: string; feePerHourMinor: number },
): Promise<{ groupId: string } | Refusal<'no-leader'>> {
  const purse = await purseToDecide(db, groupId)
  const leader = (await leaderFees(db, groupId)).find((each) => each.personId === personId)
  if (!leader) return refuse('no-leader')
  if (leader.feePerHourMinor === feePerHourMinor) return { groupId }
  await db
    .insertInto('leader_fee')
    .values({
      id: newId(),
      purse_id: purse.id,
      party_id: await partyOf(db, purse, personId),
      fee_per_hour_minor: feePerHourMinor,
      agreed_by: found(db.viewer.personId),
      agreed_at: db.now,
    })
    .execute()
  return { groupId }
}

/**
 * What a leader asks an hour, and how much of the time around a meeting is paid: their own fee, or the one of the kept cost
 * plan; null while neither says anything.
 */
async function paidTerms(db: ViewerDb, groupId: string, personId: string) {
  const plan = await keptCostPlan(db, groupId)
  const own = (await leaderFees(db, groupId)).find((each) => each.personId === personId)?.feePerHourMinor
  const feePerHourMinor = own ?? feeOfAll(plan?.leaderFeesPerHourMinor ?? [])
  return feePerHourMinor === null
    ? null
    : {
        feePerHourMinor,
        beforeMinutes: plan?.paidPreMeetingMinutes ?? 0,
        afterMinutes: plan?.paidDebriefMinutes ?? 0,
      }
}

export interface NewStatement {
  personId: string
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** What a leader is due for the meetings they led in these days, and have on no statement yet (R73). */
export async function makeFeeStatement(
  db: ViewerDb,
  groupId: string,
  { personId, from, to }: NewStatement,
): Promise<{ statementId: string } | Refusal<'days-upside-down' | 'no-fee-agreed' | 'nothing-led'>> {
  const purse = await purseToDecide(db, groupId)
  if (Temporal.PlainDate.compare(from, to) > 0) return refuse('days-upside-down')
  const terms = await paidTerms(db, groupId, personId)
  if (!terms) return refuse('no-fee-agreed')
  const lines = statementLines(
    await meetingsToPay(db, groupId, personId, { from, to }),
    terms.feePerHourMinor,
    terms,
  )
  if (lines.length === 0) return refuse('nothing-led')
  const partyId = await partyOf(db, purse, personId)
  const today = dateIn(db.now, purse.timeZone)
  const entryId = await postEntry(db, purse, {
    kind: 'fee-statement',
    bookedOn: today,
    postings: statementPostings(partyId, lines),
  })
  const statementId = newId()
  await db
    .insertInto('fee_statement')
    .values({
      id: statementId,
      purse_id: purse.id,
      party_id: partyId,
      from_on: from,
      to_on: to,
      made_on: today,
      total_minor: totalOf(lines),
      entry_id: entryId,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  await db
    .insertInto('fee_statement_line')
    .values(
      lines.map((line, position) => ({
        statement_id: statementId,
        purse_id: purse.id,
        party_id: partyId,
        position,
        meeting_id: line.meetingId,
        for_day: line.on,
        minutes: line.minutes,
        fee_per_hour_minor: line.feePerHourMinor,
        amount_minor: line.amountMinor,
      })),
    )
    .execute()
  return { statementId }
}

/** A statement that was wrong, undone while all of it is still due: its meetings can be put on another. */
export async function undoFeeStatement(
  db: ViewerDb,
  groupId: string,
  statementId: string,
): Promise<{ groupId: string } | Refusal<'undone-already' | 'paid-meanwhile'>> {
  const purse = await purseToDecide(db, groupId)
  const statement = found(await feeStatementById(db, purse.id, statementId))
  if (statement.isUndone) return refuse('undone-already')
  if (0 - (await partyBalance(db, purse.id, statement.partyId, 'leaders')) < statement.totalMinor) {
    return refuse('paid-meanwhile')
  }
  await reverseEntry(db, purse, statement.entryId, dateIn(db.now, purse.timeZone))
  return { groupId }
}

export const payLeader = (db: ViewerDb, groupId: string, paid: PaidOut) =>
  payDue(db, groupId, paid, { account: 'leaders', kind: 'fee-paid' })

/** A leader gives back what they themselves are due, or a part of it; nobody does it for them. */
export async function giveFeeBack(
  db: ViewerDb,
  groupId: string,
  { amountMinor }: { amountMinor: number },
): Promise<{ groupId: string } | Refusal<'more-than-due'>> {
  const purse = await lockedPurse(db, groupId)
  const partyId = await partyOf(db, purse, found(db.viewer.personId))
  if (amountMinor > 0 - (await partyBalance(db, purse.id, partyId, 'leaders'))) return refuse('more-than-due')
  await postEntry(db, purse, {
    kind: 'given-back',
    bookedOn: dateIn(db.now, purse.timeZone),
    postings: givenBackPostings(partyId, amountMinor),
  })
  return { groupId }
}
