import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HeldAgreement, invoiceRun, type RunMeeting, type RunMember } from './invoice-run.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const agreed: HeldAgreement = {
  id: 'A',
  contributionMinor: 2000,
  firstMeetingFree: true,
  lateJoiners: 'pro-rata',
}

/** Every second Tuesday from 5 January 2027. */
const meetings = (count: number, changes: Partial<RunMeeting> = {}): RunMeeting[] =>
  Array.from({ length: count }, (_, place) => ({
    id: `m${place + 1}`,
    on: day('2027-01-05').add({ weeks: 2 * place }),
    isCancelled: false,
    agreementId: 'A',
    ...changes,
  }))

const fiona: RunMember = {
  membershipId: 'f',
  personId: 'F',
  name: 'Fiona Baird',
  firstOn: day('2027-01-05'),
  lastOn: null,
  firstMeetingId: 'm1',
  reducedMinor: null,
  instalments: 1,
  charged: new Set(),
}

const run = (member: Partial<RunMember>, agreement: Partial<HeldAgreement> = {}, term = meetings(6)) =>
  invoiceRun({
    currency: 'GBP',
    agreements: [{ ...agreed, ...agreement }],
    meetings: term,
    members: [{ ...fiona, ...member }],
  })
const total = (...wish: Parameters<typeof run>) => run(...wish).invoices[0]?.totalMinor ?? null
const why = (...wish: Parameters<typeof run>) => run(...wish).leftOut[0]?.why ?? null

describe('R69–R72: what a member is charged for a term of six meetings at £20', () => {
  test('the first is free where it was so agreed, and stands on the invoice all the same', () => {
    expect(total({})).toBe(10_000)
    expect(total({}, { firstMeetingFree: false })).toBe(12_000)
    expect(run({}).invoices[0]?.lines[0]).toMatchObject({ amountMinor: 0, because: 'first-meeting-free' })
  })
  test('a first meeting that lies in another term is not free again', () => {
    expect(total({ firstMeetingId: 'long-ago' })).toBe(12_000)
  })
  test('whoever comes with the fourth meeting pays for those that are left, or for the whole term', () => {
    const late = { firstOn: day('2027-02-16'), firstMeetingId: 'm4' }
    expect(total(late)).toBe(4000)
    expect(total(late, { firstMeetingFree: false })).toBe(6000)
    expect(total(late, { lateJoiners: 'whole-period' })).toBe(10_000)
  })
  test('whoever leaves pays up to their last meeting', () => {
    expect(total({ lastOn: day('2027-02-02') })).toBe(4000)
    expect(why({ lastOn: day('2026-12-31') })).toBe('no-meetings')
  })
  test('a reduced contribution is theirs alone; one above the group’s is none', () => {
    expect(total({ reducedMinor: 800 })).toBe(4000)
    expect(total({ reducedMinor: 9000 })).toBe(10_000)
    expect(why({ reducedMinor: 0 })).toBe('free')
  })
  test('a cancelled meeting costs nothing', () => {
    const term = meetings(6).map((meeting) => ({ ...meeting, isCancelled: meeting.id === 'm3' }))
    expect(total({}, {}, term)).toBe(8000)
  })
  test('nobody is charged twice for one meeting', () => {
    expect(total({ charged: new Set(['m1', 'm2', 'm3']) })).toBe(6000)
    expect(why({ charged: new Set(meetings(6).map(({ id }) => id)) })).toBe('already-invoiced')
  })
  test('what was agreed for later holds for later meetings only', () => {
    const term = meetings(6).map((meeting, place) => ({ ...meeting, agreementId: place < 3 ? 'A' : 'B' }))
    const planned = invoiceRun({
      currency: 'GBP',
      agreements: [agreed, { ...agreed, id: 'B', contributionMinor: 2500 }],
      meetings: term,
      members: [fiona],
    })
    expect(planned.invoices[0]).toMatchObject({ totalMinor: 4000 + 7500, agreementId: 'B' })
  })
  test('without an agreement nobody owes anything', () => {
    expect(why({}, {}, meetings(6, { agreementId: null }))).toBe('not-agreed')
  })
})

const anyMember = fc.record({
  from: fc.nat(12),
  stays: fc.option(fc.nat(12)),
  reducedMinor: fc.option(fc.nat(3000)),
  charged: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
})

test('whoever comes, goes and pays less: run again and again, each meeting is charged once, and sums are sums', () => {
  fc.assert(
    fc.property(
      fc.array(anyMember, { maxLength: 12 }),
      fc.nat(5000),
      fc.boolean(),
      (people, contributionMinor, whole) => {
        const term = meetings(12)
        const at = (place: number) => term[Math.min(place, 11)]
        const members = people.map(
          ({ from, stays, reducedMinor, charged }, place): RunMember => ({
            ...fiona,
            membershipId: `${place}`,
            firstOn: at(from)?.on ?? fiona.firstOn,
            firstMeetingId: at(from)?.id ?? null,
            lastOn: stays === null ? null : (at(from + stays)?.on ?? null),
            reducedMinor,
            charged: new Set(charged.map((number) => `m${number}`)),
          }),
        )
        const agreements = [
          {
            ...agreed,
            contributionMinor,
            lateJoiners: whole ? ('whole-period' as const) : ('pro-rata' as const),
          },
        ]
        const facts = { currency: 'GBP' as const, agreements, meetings: term }
        const once = invoiceRun({ ...facts, members })
        expect(once.invoices.length + once.leftOut.length).toBe(members.length)
        expect(once.totalMinor).toBe(once.invoices.reduce((sum, { totalMinor }) => sum + totalMinor, 0))
        for (const { member, lines, totalMinor } of once.invoices) {
          expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor)
          expect(lines.some(({ meetingId }) => member.charged.has(meetingId))).toBe(false)
          expect(new Set(lines.map(({ meetingId }) => meetingId)).size).toBe(lines.length)
          expect(lines.every(({ amountMinor }) => amountMinor >= 0 && amountMinor <= contributionMinor)).toBe(
            true,
          )
        }
        const again = once.invoices.map(({ member, lines }) => ({
          ...member,
          charged: new Set([...member.charged, ...lines.map(({ meetingId }) => meetingId)]),
        }))
        expect(invoiceRun({ ...facts, members: again }).invoices).toEqual([])
      },
    ),
  )
})
