import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HeldAgreement, invoiceRun, type RunMeeting, type RunMember, type Stay } from './invoice-run.ts'

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
  stays: [{ firstOn: day('2027-01-05'), lastOn: null, firstMeetingId: 'm1' }],
  reducedMinor: null,
  instalments: 1,
  charged: new Set(),
}

const fionas = (stay: Partial<Stay>): Pick<RunMember, 'stays'> => ({
  stays: fiona.stays.map((usual) => ({ ...usual, ...stay })),
})

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
    expect(total(fionas({ firstMeetingId: 'long-ago' }))).toBe(12_000)
  })
  test('whoever comes with the fourth meeting pays for those that are left, or for the whole term', () => {
    const late = fionas({ firstOn: day('2027-02-16'), firstMeetingId: 'm4' })
    expect(total(late)).toBe(4000)
    expect(total(late, { firstMeetingFree: false })).toBe(6000)
    expect(total(late, { lateJoiners: 'whole-period' })).toBe(10_000)
  })
  test('whoever leaves pays up to their last meeting', () => {
    expect(total(fionas({ lastOn: day('2027-02-02') }))).toBe(4000)
    expect(why(fionas({ lastOn: day('2026-12-31') }))).toBe('no-meetings')
  })
  test('whoever left and came back pays for the meetings of both stays, on one invoice, each once', () => {
    const twice = (lastOn: string, firstOn: string, firstMeetingId: string) => ({
      stays: [
        { firstOn: day('2027-01-05'), lastOn: day(lastOn), firstMeetingId: 'm1' },
        { firstOn: day(firstOn), lastOn: null, firstMeetingId },
      ],
    })
    const paid = { firstMeetingFree: false }
    expect(total(twice('2027-01-19', '2027-03-02', 'm5'), paid)).toBe(4 * 2000)
    // They came back on the day on which they had left.
    expect(total(twice('2027-01-19', '2027-01-19', 'm2'), paid)).toBe(6 * 2000)
    expect(total(twice('2027-01-19', '2027-03-02', 'm5'), { ...paid, lateJoiners: 'whole-period' })).toBe(
      6 * 2000,
    )
    // What they were offered anew says that the first meeting is free.
    expect(total(twice('2027-01-19', '2027-03-02', 'm5'))).toBe(2 * 2000)
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
  stays: fc.array(fc.record({ from: fc.nat(12), until: fc.option(fc.nat(12)) }), {
    minLength: 1,
    maxLength: 3,
  }),
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
          ({ stays, reducedMinor, charged }, place): RunMember => ({
            ...fiona,
            membershipId: `${place}`,
            stays: stays.map(({ from, until }) => ({
              firstOn: at(from)?.on ?? day('2027-01-05'),
              firstMeetingId: at(from)?.id ?? null,
              lastOn: until === null ? null : (at(from + until)?.on ?? null),
            })),
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
