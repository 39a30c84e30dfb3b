import type { Currency } from '../../../shared/money.ts'

type Day = Temporal.PlainDate

/** What a group has agreed on money, as far as an invoice asks. */
export interface HeldAgreement {
  readonly id: string
  readonly contributionMinor: number
  readonly firstMeetingFree: boolean
  /** Whoever comes in the middle of a period pays for the meetings that are left, or for the whole of it. */
  readonly lateJoiners: 'pro-rata' | 'whole-period'
}

export interface RunMeeting {
  readonly id: string
  readonly on: Day
  readonly isCancelled: boolean
  /** What holds on that day; null: nothing was agreed for it. */
  readonly agreementId: string | null
}

/** From when to when somebody had a place; whoever left and came back has had one twice. */
export interface Stay {
  readonly firstOn: Day
  /** null: as long as the group goes on. */
  readonly lastOn: Day | null
  /** The first meeting that is theirs, wherever it lies; null: none yet. */
  readonly firstMeetingId: string | null
}

/** One person, however often they came and went: they get one invoice. */
export interface RunMember {
  /** Of the place they have, or had last. */
  readonly membershipId: string
  readonly personId: string
  readonly name: string
  readonly stays: readonly Stay[]
  /** What they pay instead of the contribution; null: the same as the others. */
  readonly reducedMinor: number | null
  readonly instalments: number
  /** Meetings that stand on an invoice of theirs already. */
  readonly charged: ReadonlySet<string>
}

export interface RunLine {
  readonly meetingId: string
  readonly on: Day
  readonly amountMinor: number
  /** Why it is another amount than the group's. */
  readonly because: 'first-meeting-free' | 'reduced' | null
}

export interface PlannedInvoice {
  readonly member: RunMember
  readonly lines: readonly RunLine[]
  readonly totalMinor: number
  /** The newest of the agreements it is made of. */
  readonly agreementId: string
}

const reasonsLeftOut = ['no-meetings', 'already-invoiced', 'not-agreed', 'free'] as const
export type ReasonLeftOut = (typeof reasonsLeftOut)[number]

export interface InvoiceRun {
  readonly currency: Currency
  readonly invoices: readonly PlannedInvoice[]
  readonly leftOut: readonly { readonly member: RunMember; readonly why: ReasonLeftOut }[]
  readonly totalMinor: number
}

export interface RunFacts {
  currency: Currency
  agreements: readonly HeldAgreement[]
  /** Those of the period. */
  meetings: readonly RunMeeting[]
  members: readonly RunMember[]
}

/**
 * Who would get which invoice for a period (R69–R72). A place is charged meeting by meeting, in whole pence or cents:
 * whoever comes later or leaves earlier pays for their own meetings, and nothing has to be rounded.
 */
export function invoiceRun({ currency, agreements, meetings, members }: RunFacts): InvoiceRun {
  const byId = new Map(agreements.map((agreement) => [agreement.id, agreement]))
  const dated = meetings
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .map(({ id, on, agreementId }) => ({ id, on, agreement: byId.get(agreementId ?? '') ?? null }))
  const invoices: PlannedInvoice[] = []
  const leftOut: { member: RunMember; why: ReasonLeftOut }[] = []
  for (const member of members) {
    const planned = plannedFor(member, dated)
    if (typeof planned === 'string') leftOut.push({ member, why: planned })
    else invoices.push(planned)
  }
  return { currency, invoices, leftOut, totalMinor: sum(invoices.map(({ totalMinor }) => totalMinor)) }
}

interface DatedMeeting {
  id: string
  on: Day
  agreement: HeldAgreement | null
}

function plannedFor(member: RunMember, meetings: readonly DatedMeeting[]): PlannedInvoice | ReasonLeftOut {
  const isWithin = ({ firstOn, lastOn }: Stay, on: Day) =>
    !isBefore(on, firstOn) && (lastOn === null || !isBefore(lastOn, on))
  if (!meetings.some(({ on }) => member.stays.some((stay) => isWithin(stay, on)))) return 'no-meetings'
  const theirs = meetings.filter(({ on, agreement }) =>
    member.stays.some((stay) =>
      isWithin(agreement?.lateJoiners === 'whole-period' ? { ...stay, firstOn: on } : stay, on),
    ),
  )
  const open = theirs.filter(({ id }) => !member.charged.has(id))
  if (open.length === 0) return 'already-invoiced'
  const lines = open.flatMap((meeting) => lineFor(member, meeting))
  const newest = open.findLast(({ agreement }) => agreement !== null)?.agreement
  if (!newest) return 'not-agreed'
  const totalMinor = sum(lines.map(({ amountMinor }) => amountMinor))
  return totalMinor === 0 ? 'free' : { member, lines, totalMinor, agreementId: newest.id }
}

function lineFor(member: RunMember, { id, on, agreement }: DatedMeeting): RunLine[] {
  if (!agreement) return []
  const line = { meetingId: id, on }
  if (agreement.firstMeetingFree && member.stays.some(({ firstMeetingId }) => firstMeetingId === id))
    return [{ ...line, amountMinor: 0, because: 'first-meeting-free' }]
  const { contributionMinor } = agreement
  const isReduced = member.reducedMinor !== null && member.reducedMinor < contributionMinor
  return isReduced
    ? [{ ...line, amountMinor: member.reducedMinor, because: 'reduced' }]
    : [{ ...line, amountMinor: contributionMinor, because: null }]
}

const isBefore = (day: Day, other: Day): boolean => Temporal.PlainDate.compare(day, other) < 0
const sum = (amounts: readonly number[]): number => amounts.reduce((whole, part) => whole + part, 0)
