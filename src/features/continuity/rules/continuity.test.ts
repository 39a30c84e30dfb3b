import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ContinuityFacts, continuityLine, debriefToHold, lineKinds } from './continuity.ts'
import { lineWords } from './line-words.ts'

const now = Temporal.Instant.from('2026-12-10T12:00:00Z')
const today = Temporal.PlainDate.from('2026-12-10')
const daysAgo = (days: number) => now.subtract({ hours: 24 * days })

const held = (days: number, debriefHeld = true) => ({
  meetingId: `m-${days}`,
  startsAt: daysAgo(days).subtract({ minutes: 90 }),
  endsAt: daysAgo(days),
  debriefHeld,
})

/** Eight who come, in a place that stays, with leaders who talk. */
const steady: ContinuityFacts = {
  groupId: 'g',
  mode: 'face-to-face',
  fewestMembers: 6,
  members: 8,
  isEnding: false,
  attendance: [{ personId: 'dilip', name: 'Dilip Rao', wasThere: [true, false, false, false] }],
  came: [7, 5, 5, 8],
  placeChanges: 1,
  led: [held(2), held(16), held(30), held(44)],
  lastMetAt: daysAgo(2),
  rests: [],
}
const told = (facts: Partial<ContinuityFacts>) => continuityLine({ ...steady, ...facts }, { now, today })

const dilipAway = [{ personId: 'dilip', name: 'Dilip Rao', wasThere: [false, false, false, true] }]

describe('the leaders are told', () => {
  test('nothing of a group that goes well', () => {
    expect(told({})).toBeNull()
  })

  test('of a member who missed the last three, and not of one who missed two', () => {
    expect(told({ attendance: dilipAway })).toEqual({
      kind: 'misses',
      aboutId: 'dilip',
      name: 'Dilip Rao',
      times: 3,
    })
    expect(told({ attendance: [{ personId: 'd', name: 'D', wasThere: [false, false] }] })).toBeNull()
    expect(
      told({ attendance: [{ personId: 'd', name: 'D', wasThere: [true, false, false, false] }] }),
    ).toBeNull()
  })

  test('of the one who is away the longest', () => {
    const longer = { personId: 'esme', name: 'Esme Laird', wasThere: [false, false, false, false, true] }
    expect(told({ attendance: [...dilipAway, longer] })).toMatchObject({ name: 'Esme Laird', times: 4 })
  })

  test('of a circle below the size it chose, by its members or by who came three times in a row', () => {
    expect(told({ members: 5 })).toEqual({ kind: 'size', aboutId: 'g', fewest: 6, members: 5, came: null })
    expect(told({ came: [5, 4, 5, 8] })).toMatchObject({ kind: 'size', came: [5, 4, 5] })
    expect(told({ came: [5, 4] })).toBeNull()
  })

  test('of the third change of place within a year, never online', () => {
    expect(told({ placeChanges: 2 })).toBeNull()
    expect(told({ placeChanges: 3 })).toMatchObject({ kind: 'places', changes: 3 })
    expect(told({ placeChanges: 3, mode: 'online' })).toBeNull()
  })

  test('that no debrief was held for weeks: several meetings, and four weeks', () => {
    expect(told({ led: [held(2, false), held(16, false), held(29, false), held(44)] })).toMatchObject({
      kind: 'debriefs',
      meetings: 3,
    })
    expect(told({ led: [held(2, false), held(9, false), held(16, false), held(23)] })).toBeNull()
    expect(told({ led: [held(30, false)] })).toBeNull()
    expect(told({ led: [held(2), held(16, false), held(30, false)] })).toBeNull()
    expect(told({ led: [] })).toBeNull()
  })

  test('nothing of a group that has not met for long, or never', () => {
    expect(told({ attendance: dilipAway, lastMetAt: daysAgo(61) })).toBeNull()
    expect(told({ attendance: dilipAway, lastMetAt: null })).toBeNull()
  })
})

test('one line at a time; "we know" makes room for the next, until its day', () => {
  const all = { attendance: dilipAway, members: 5, placeChanges: 3, led: [held(2, false), held(40, false)] }
  const rests: { kind: (typeof lineKinds)[number]; aboutId: string; untilOn: Temporal.PlainDate }[] = []
  const order: (string | undefined)[] = []
  for (let turn = 0; turn < 5; turn++) {
    const line = told({ ...all, rests })
    order.push(line?.kind)
    if (line) rests.push({ kind: line.kind, aboutId: line.aboutId, untilOn: today.add({ days: 1 }) })
  }
  expect(order).toEqual([...lineKinds, undefined])
  const over = rests.map((rest) => ({ ...rest, untilOn: today }))
  expect(told({ ...all, rests: over })?.kind).toBe('misses')
})

test('somebody else’s misses are told though one member’s are known', () => {
  const rests = [{ kind: 'misses' as const, aboutId: 'dilip', untilOn: today.add({ weeks: 6 }) }]
  const esme = { personId: 'esme', name: 'Esme Laird', wasThere: [false, false, false] }
  expect(told({ attendance: dilipAway, rests })).toBeNull()
  expect(told({ attendance: [...dilipAway, esme], rests })).toMatchObject({ aboutId: 'esme' })
})

test('whatever the facts, the line says what is, with a step, and nobody is counted who came last time', () => {
  const facts = fc.record({
    attendance: fc.array(
      fc.record({
        personId: fc.uuid(),
        name: fc.constantFrom('Dilip Rao', 'Esme Laird'),
        wasThere: fc.array(fc.boolean(), { maxLength: 8 }),
      }),
      { maxLength: 8 },
    ),
    came: fc.array(fc.nat(10), { maxLength: 8 }),
    members: fc.nat(10),
    fewestMembers: fc.integer({ min: 2, max: 10 }),
    placeChanges: fc.nat(5),
    led: fc
      .array(fc.record({ days: fc.nat(100), was: fc.boolean() }), { maxLength: 8 })
      .map((each) => each.map(({ days, was }) => held(days, was))),
  })
  fc.assert(
    fc.property(facts, (drawn) => {
      const line = told(drawn)
      if (line === null) return
      const words = lineWords('g', line)
      expect(words.title).not.toMatch(/undefined|NaN|null/)
      expect(words.href).toMatch(/^\/groups\/g\//)
      if (line.kind !== 'misses') return
      const who = drawn.attendance.find(({ personId }) => personId === line.aboutId)
      expect(who?.wasThere.slice(0, line.times)).toEqual(Array(line.times).fill(false))
    }),
  )
})

describe('the invitation to a debrief', () => {
  test('stands for three days after the last meeting, and goes when it is noted', () => {
    expect(debriefToHold({ led: [held(2, false), held(16)] }, now)?.meetingId).toBe('m-2')
    expect(debriefToHold({ led: [held(4, false)] }, now)).toBeNull()
    expect(debriefToHold({ led: [held(2)] }, now)).toBeNull()
    expect(debriefToHold({ led: [held(2), held(3, false)] }, now)).toBeNull()
    expect(debriefToHold({ led: [] }, now)).toBeNull()
  })
})
