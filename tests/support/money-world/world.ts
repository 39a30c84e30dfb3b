import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { lockedPurse, partiesOf } from '../../../src/features/books/commands/purse.ts'
import { setPayee } from '../../../src/features/books/commands/settings.ts'
import type { Account } from '../../../src/features/books/rules/accounts.ts'
import { atMoment } from '../../../src/platform/database/at-moment.ts'
import type { ViewerDb } from '../../../src/platform/database/database.ts'
import { found } from '../../../src/platform/errors.ts'
import { isRefusal } from '../../../src/shared/refusal.ts'
import { personAlone } from '../../../src/shared/viewer.ts'
import type { Circle } from '../circle.ts'
import { writeHeldMeetings } from '../held-meetings.ts'
import { writePayer } from '../owed-invoice.ts'
import { OWED_MINOR, type OwingGroup, writeInvoice, writeOwingGroup } from '../owing-group.ts'

// A group and what has happened to its money in the world, kept beside the books by nothing but noting it: each thing that
// happened with what it changes, taken out again when it is undone. Nothing of it is read from a posting.

/** 'bank'; or with their party, as 'members 01j…', what is booked of each by themselves. */
export type Place = Account | `${'members' | 'leaders' | 'outlays'} ${string}`
export type Change = Partial<Record<Place, number>>

export interface AskedFor {
  invoiceId: string
  /** Who pays it. */
  partyId: string
  /** Place of the member in the group. */
  member: number
  /** What is asked for, less what was credited or written off. */
  claimMinor: number
  lines: { position: number; meeting: number | null; minor: number; isCredited: boolean }[]
}

export interface Paid {
  partyId: string
  minor: number
  /** What came by card stays, until the card company gives it back. */
  byCard: string | null
  backMinor: number
  key: string | null
}

export interface MoneyWorld {
  circle: Circle
  group: OwingGroup
  happened: Map<string, Change>
  invoices: AskedFor[]
  payments: Map<string, Paid>
  /** Of lines of statements that are booked. */
  keys: Set<string>
  /** By member and meeting, as '0 2'. */
  charged: Set<string>
  cancelled: Set<number>
  agreed: { reducedMinor: number | null; payerId: string | null }[]
  practiceId: string
  leaders: { personId: string; partyId: string; feeMinor: number | null }[]
  expenses: Map<string, { isUndone: boolean }>
  statements: Map<string, { leader: number; meetings: number[]; isUndone: boolean }>
  cardAccountId: string
  payouts: Map<string, { isUndone: boolean }>
}

/** Meetings that both leaders led, of an hour and a half. */
export const heldOn = ['2026-11-05', '2026-11-12', '2026-11-19']
/** Those to come; nobody pays for the first. */
export const toCome = ['2026-12-10', '2026-12-24', '2027-01-07', '2027-01-21']
export const today = Temporal.PlainDate.from('2026-12-03')

export const as = <T>(
  { circle, group }: Pick<MoneyWorld, 'circle' | 'group'>,
  work: (db: ViewerDb) => Promise<T>,
  who = 0,
) => circle.database.asViewer(personAlone(found(group.leaderIds[who])), work)

/** What a job does when the card company has told of something; answers what the database says to it. */
export async function asCardJob({ circle }: MoneyWorld, what: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await atMoment(circle.database.jobs, circle.clock.now(), (db) =>
    sql<{ booked: boolean }>`select ${what} as booked`.execute(db),
  )
  return found(rows[0]).booked
}

/** Three members, four invoices' worth of meetings ahead, three that were led, a practice that pays, and cards. */
export async function writeMoneyWorld(circle: Circle): Promise<MoneyWorld> {
  const group = await writeOwingGroup(circle, { meetings: toCome.length })
  const [anna] = group.owed
  const by = group.leaderIds[0]
  const second = await writeInvoice(circle, {
    purseId: group.purseId,
    member: anna,
    partyId: anna.partyId,
    number: 4,
    by,
    minor: 3_333,
  })
  const taken = group.leaderIds.map((personId) => ({
    personId,
    role: 'leader' as const,
    state: 'present' as const,
  }))
  const held = heldOn.map((day) => ({ at: `${day}T19:30:00Z`, taken }))
  await writeHeldMeetings(circle.owner, { groupId: group.id, leaderId: by }, held)
  const at = circle.clock.now().toString()
  const practiceId = await writePayer(
    circle.owner,
    { id: group.purseId, parties: [] },
    'Riverside Practice',
    at,
  )
  const cardAccountId = randomUUID()
  await circle.owner.query(
    `insert into card_account (id, purse_id, key_sealed, key_wrapped, secret_sealed, secret_wrapped, is_live, given_by, given_at)
     values ($1, $2, 'key', 'key', 'secret', 'secret', false, $3, $4)`,
    [cardAccountId, group.purseId, by, at],
  )
  const parties = await as({ circle, group }, async (db) => {
    const payee = { name: 'Leith Balint Group', sortCode: '80-22-60', account: '12345678' }
    const set = await setPayee(db, group.id, { ...payee, iban: '', bic: '', words: '' })
    if (isRefusal(set)) throw new Error(set.refused)
    return partiesOf(db, await lockedPurse(db, group.id), group.leaderIds)
  })
  const world: MoneyWorld = {
    circle,
    group,
    happened: new Map(),
    invoices: [],
    payments: new Map(),
    keys: new Set(),
    charged: new Set(),
    cancelled: new Set(),
    agreed: group.members.map(() => ({ reducedMinor: null, payerId: null })),
    practiceId,
    leaders: group.leaderIds.map((personId) => ({
      personId,
      partyId: found(parties.get(personId)),
      feeMinor: null,
    })),
    expenses: new Map(),
    statements: new Map(),
    cardAccountId,
    payouts: new Map(),
  }
  const whole = [...group.owed, second].map(({ invoiceId, partyId }, place) => ({
    invoiceId,
    partyId,
    member: place % group.members.length,
    claimMinor: place < group.members.length ? OWED_MINOR : 3_333,
  }))
  for (const invoice of whole)
    isAsked(world, {
      ...invoice,
      lines: [{ position: 0, meeting: null, minor: invoice.claimMinor, isCredited: false }],
    })
  return world
}

/** It happened, with what it changes; under a name of its own where it can be undone. */
export const happens = ({ happened }: MoneyWorld, change: Change, name: string = randomUUID()): void => {
  happened.set(name, change)
}

export function isAsked(world: MoneyWorld, invoice: AskedFor): void {
  world.invoices.push(invoice)
  happens(world, { [`members ${invoice.partyId}`]: invoice.claimMinor, contributions: -invoice.claimMinor })
}

export function isPaid(
  world: MoneyWorld,
  paymentId: string,
  { into, ...paid }: Pick<Paid, 'partyId' | 'minor'> & Partial<Paid> & { into: 'bank' | 'cash' | 'card' },
): void {
  world.payments.set(paymentId, { byCard: null, backMinor: 0, key: null, ...paid })
  happens(world, { [into]: paid.minor, [`members ${paid.partyId}`]: -paid.minor }, paymentId)
}

/** Nothing of it is asked for any more. */
export function isTakenOff(
  world: MoneyWorld,
  invoice: AskedFor,
  minor: number,
  onto: 'contributions' | 'written-off',
): void {
  invoice.claimMinor -= minor
  happens(world, { [onto]: minor, [`members ${invoice.partyId}`]: -minor })
}

/** What all that happened comes to, place by place; those with nothing are left out. */
export function sumsOf({ happened }: MoneyWorld): Map<string, number> {
  const sums = new Map<string, number>()
  for (const change of happened.values())
    for (const [place, minor] of Object.entries(change))
      sums.set(place, (sums.get(place) ?? 0) + (minor ?? 0))
  return new Map([...sums].filter(([, minor]) => minor !== 0))
}
