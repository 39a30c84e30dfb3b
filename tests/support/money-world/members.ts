import { agreeTerms } from '../../../src/features/invoices/commands/agree-terms.ts'
import {
  creditLines,
  creditMeeting,
  creditSum,
  writeOff,
} from '../../../src/features/invoices/commands/correct.ts'
import { issueInvoices } from '../../../src/features/invoices/commands/issue-invoices.ts'
import { refund } from '../../../src/features/invoices/commands/refund.ts'
import { cancelMeetings } from '../../../src/features/meetings/commands/cancel-meetings.ts'
import { found } from '../../../src/platform/errors.ts'
import { isRefusal } from '../../../src/shared/refusal.ts'
import { booksOf } from '../owing-group.ts'
import { type Commands, pick } from './step.ts'
import { as, happens, isAsked, isTakenOff, type MoneyWorld, toCome, today } from './world.ts'

const CONTRIBUTION_MINOR = 20_00

/** What a run for these meetings is to ask of each member, worked out by the terms that were agreed with them. */
function plannedFor({ charged, cancelled, agreed }: MoneyWorld, meetings: readonly number[]) {
  const first = toCome.findIndex((_, meeting) => !cancelled.has(meeting))
  return agreed.flatMap(({ reducedMinor, payerId }, member) => {
    const lines = meetings
      .filter((meeting) => !cancelled.has(meeting) && !charged.has(`${member} ${meeting}`))
      .map((meeting, place) => ({
        position: place + 1,
        meeting,
        minor: meeting === first ? 0 : Math.min(CONTRIBUTION_MINOR, reducedMinor ?? CONTRIBUTION_MINOR),
        isCredited: false,
      }))
    const claimMinor = lines.reduce((sum, { minor }) => sum + minor, 0)
    return claimMinor > 0 ? [{ member, payerId, lines, claimMinor }] : []
  })
}

/** What is agreed with members, asked of them, and taken off again. */
export const memberCommands: Commands = {
  agree: async (world, { which, what, minor }) => {
    const { group, agreed, practiceId } = world
    const member = which % group.members.length
    const isPaidFor = what % 3 === 1
    const reducedMinor = what % 3 === 2 ? null : minor % 2_500
    const outcome = await as(world, (db) =>
      agreeTerms(db, group.id, pick(group.members, member).membershipId, {
        reducedMinor,
        instalments: 1 + (minor % 3),
        payer: isPaidFor ? practiceId : 'nobody',
        newPayer: null,
        payerReference: isPaidFor ? 'PO 17' : null,
      }),
    )
    if (isRefusal(outcome)) return false
    agreed[member] = { reducedMinor, payerId: isPaidFor ? practiceId : null }
    return true
  },

  issue: async (world, { which, what }) => {
    const { circle, group, invoices } = world
    const from = what % 3 === 0 ? 0 : which % toCome.length
    const to = what % 3 === 0 ? toCome.length - 1 : from
    const planned = plannedFor(world, [0, 1, 2, 3].slice(from, to + 1))
    const outcome = await as(world, (db) =>
      issueInvoices(db, group.id, {
        fromOn: Temporal.PlainDate.from(pick(toCome, from)),
        toOn: Temporal.PlainDate.from(pick(toCome, to)),
        dueOn: today.add({ days: which % 60 }),
        membershipIds: planned.map(({ member }) => pick(group.members, member).membershipId),
        seenMinor: planned.reduce((sum, { claimMinor }) => sum + claimMinor, 0),
      }),
    )
    if (isRefusal(outcome)) {
      if (outcome.refused === 'nothing-to-invoice' && planned.length === 0) return false
      throw new Error(`a run that was planned is refused: ${outcome.refused}`)
    }
    const known = invoices.map(({ invoiceId }) => invoiceId)
    const { rows } = await circle.owner.query<{ id: string; member_id: string }>(
      'select id, member_id from invoice where purse_id = $1 and id <> all ($2::uuid[])',
      [group.purseId, known],
    )
    for (const { member, payerId, lines, claimMinor } of planned) {
      const memberId = pick(group.owed, member).partyId
      const invoiceId = found(rows.find(({ member_id }) => member_id === memberId)).id
      isAsked(world, { invoiceId, partyId: payerId ?? memberId, member, claimMinor, lines })
      for (const { meeting } of lines) world.charged.add(`${member} ${meeting}`)
    }
    return true
  },

  credit: async (world, { which, minor }) => {
    const invoice = pick(world.invoices, which)
    const outcome = await as(world, (db) =>
      creditSum(db, world.group.id, invoice.invoiceId, { amountMinor: minor, reason: 'goodwill' }),
    )
    if (isRefusal(outcome)) return false
    isTakenOff(world, invoice, minor, 'contributions')
    return true
  },

  'credit a line': async (world, { which, what }) => {
    const invoice = pick(world.invoices, which)
    const line = pick(invoice.lines, what)
    const outcome = await as(world, (db) =>
      creditLines(db, world.group.id, invoice.invoiceId, { positions: [line.position], reason: 'mistake' }),
    )
    if (isRefusal(outcome)) return false
    line.isCredited = true
    // What was charged by mistake may be charged again.
    world.charged.delete(`${invoice.member} ${line.meeting}`)
    isTakenOff(world, invoice, line.minor, 'contributions')
    return true
  },

  'cancel a meeting': async (world, { which }) => {
    const { group, cancelled, invoices } = world
    const meeting = which % toCome.length
    const { id } = pick(group.meetings, meeting)
    if (!cancelled.has(meeting)) await as(world, (db) => cancelMeetings(db, group.id, { meetingIds: [id] }))
    cancelled.add(meeting)
    const outcome = await as(world, (db) => creditMeeting(db, group.id, id))
    const charged = invoices.flatMap((invoice) =>
      invoice.lines
        .filter((line) => line.meeting === meeting && !line.isCredited)
        .map((line) => ({ invoice, line, minor: Math.min(line.minor, invoice.claimMinor) }))
        .filter(({ minor }) => minor > 0),
    )
    if (isRefusal(outcome)) {
      if (charged.length === 0) return false
      throw new Error(`a meeting that was charged is not credited: ${outcome.refused}`)
    }
    for (const { invoice, line, minor } of charged) {
      if (minor === line.minor) line.isCredited = true
      isTakenOff(world, invoice, minor, 'contributions')
    }
    return true
  },

  'write off': async (world, { which }) => {
    const invoice = pick(world.invoices, which)
    const seenMinor = (await booksOf(world.circle, world.group.purseId)).open.get(invoice.invoiceId) ?? 0
    const outcome = await as(world, (db) =>
      writeOff(db, world.group.id, invoice.invoiceId, { reason: 'The group carries it', seenMinor }),
    )
    if (isRefusal(outcome)) return false
    isTakenOff(world, invoice, outcome.writtenOffMinor, 'written-off')
    return true
  },

  refund: async (world, { which, what, minor }) => {
    const { partyId } = pick(world.invoices, which)
    const method = what % 2 === 0 ? 'transfer' : 'cash'
    const outcome = await as(world, (db) =>
      refund(db, world.group.id, { partyId, amountMinor: minor, paidOn: today, method }),
    )
    if (isRefusal(outcome)) return false
    happens(world, { [`members ${partyId}`]: minor, [method === 'cash' ? 'cash' : 'bank']: -minor })
    return true
  },
}
