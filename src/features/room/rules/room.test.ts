import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../shared/refusal.ts'
import { sessionPhases } from '../../meetings/rules/session-phases.ts'
import { applyCommand, MOST_IN_THE_CIRCLE } from './room.ts'
import type { RoomCommand, RoomState, Seat, Standing } from './room-state.ts'
import type { CircleView } from './room-view.ts'
import { viewFor } from './view.ts'

const start = Temporal.Instant.from('2026-11-28T19:00:00Z')
const facts = {
  leaders: [{ name: 'Ailsa Grant', phone: '0131 496 0000' }],
  fallback: 'https://example.org/room',
}

const seat = (id: string, standing: Standing, more: Partial<Seat> = {}): Seat => ({
  id,
  position: Number(id.slice(1)),
  name: `Seat ${id}`,
  leads: false,
  standing,
  lostAt: null,
  device: null,
  microphone: false,
  camera: false,
  raisedAt: null,
  cannotHear: false,
  backInAMoment: false,
  askedFor: null,
  knockedAt: standing === 'waiting' ? start : null,
  ...more,
})
const room = (seats: readonly Seat[], more: Partial<RoomState> = {}): RoomState => ({
  id: 'r',
  kind: 'meeting',
  revision: 1,
  shown: 1,
  startsAt: start,
  endsAt: start.add({ minutes: 90 }),
  startedAt: null,
  endedAt: null,
  phases: sessionPhases(90, 2),
  phase: null,
  phaseSince: null,
  presenter: null,
  moderator: 's0',
  process: 's1',
  signal: 'hand',
  showsFallback: false,
  seats,
  ...more,
})
const leaders = [seat('s0', 'in', { leads: true }), seat('s1', 'in', { leads: true })]
const evening = room([
  ...leaders,
  seat('s2', 'in'),
  seat('s3', 'in'),
  seat('s4', 'waiting'),
  seat('s5', 'expected'),
])

/** All of these one after another; a refusal changes nothing. */
function done(state: RoomState, ...steps: [sender: string, command: RoomCommand][]): RoomState {
  return steps.reduce((so, [sender, command]) => {
    const next = applyCommand(so, command, sender, start)
    return isRefusal(next) ? so : next
  }, state)
}
const refusal = (state: RoomState, sender: string, command: RoomCommand) => {
  const next = applyCommand(state, command, sender, start)
  return isRefusal(next) ? next.refused : null
}
const view = (state: RoomState, id: string) => viewFor(state, id, facts) as CircleView

describe('a presenter', () => {
  const telling = done(
    evening,
    ['s0', { do: 'start' }],
    ['s2', { do: 'microphone', on: true }],
    ['s0', { do: 'present', seat: 's2' }],
  )

  test('is named by a leader once the meeting has begun, sits back silently, and may speak all the same', () => {
    expect(refusal(evening, 's0', { do: 'present', seat: 's2' })).toBe('not-started')
    expect(refusal(telling, 's2', { do: 'present', seat: 's3' })).toBe('leaders-only')
    const back = done(telling, ['s2', { do: 'sit-back' }])
    expect(back.presenter).toEqual({ seat: 's2', state: 'sitting-back' })
    expect(view(back, 's3').seats[2]?.microphone).toBe(false)
    expect(view(done(back, ['s2', { do: 'microphone', on: true }]), 's3').seats[2]?.microphone).toBe(true)
    expect(done(back, ['s1', { do: 'return' }]).presenter?.state).toBe('returned')
    expect(refusal(back, 's3', { do: 'return' })).toBe('not-the-presenter')
  })

  test('who leaves, is sent out or hears the meeting end is nobody’s presenter any more', () => {
    expect(done(telling, ['s2', { do: 'leave' }]).presenter).toBeNull()
    expect(done(telling, ['s0', { do: 'remove', seat: 's2' }]).presenter).toBeNull()
    expect(done(telling, ['s0', { do: 'end' }]).presenter).toBeNull()
  })
})

describe('the door', () => {
  test('is opened by leaders alone, to one or to all who wait, up to twelve with the leaders’ chairs', () => {
    expect(refusal(evening, 's2', { do: 'admit', seat: 's4' })).toBe('leaders-only')
    expect(refusal(evening, 's0', { do: 'admit', seat: 's5' })).toBe('not-waiting')
    expect(refusal(evening, 's4', { do: 'raise', on: true })).toBe('not-in-the-circle')
    const crowd = room([
      seat('s0', 'in', { leads: true }),
      seat('s1', 'expected', { leads: true }),
      ...Array.from({ length: 14 }, (_, nth) => seat(`s${nth + 2}`, 'waiting')),
    ])
    const full = done(crowd, ['s0', { do: 'admit-all' }])
    expect(full.seats.filter(({ standing }) => standing === 'in')).toHaveLength(MOST_IN_THE_CIRCLE - 1)
    expect(refusal(full, 's0', { do: 'admit-all' })).toBe('room-full')
  })

  test('is opened with one click to all who wait', () => {
    const two = room([...leaders, seat('s2', 'waiting'), seat('s3', 'waiting'), seat('s4', 'expected')])
    expect(refusal(two, 's2', { do: 'admit-all' })).not.toBeNull()
    const standings = done(two, ['s1', { do: 'admit-all' }]).seats.map(({ standing }) => standing)
    expect(standings).toEqual(['in', 'in', 'in', 'in', 'expected'])
  })

  test('stays shut for whoever was sent out, until a leader lets them in by name', () => {
    const out = done(evening, ['s0', { do: 'remove', seat: 's3' }])
    expect(viewFor(out, 's3', facts)).toBeNull()
    const again = {
      ...out,
      seats: out.seats.map((each) => (each.id === 's3' ? { ...each, knockedAt: start } : each)),
    }
    expect(view(again, 's0').forLeaders?.waiting).toContainEqual({ seat: 's3', name: 'Seat s3', back: true })
    expect(done(again, ['s0', { do: 'admit-all' }]).seats[3]?.standing).toBe('removed')
    expect(done(again, ['s0', { do: 'admit', seat: 's3' }]).seats[3]?.standing).toBe('in')
    expect(refusal(evening, 's0', { do: 'remove', seat: 's1' })).toBe('leaders-stay')
  })

  test('and who stands before it is nothing that members are shown, not even by a number', () => {
    const nobody = done(evening, ['s4', { do: 'leave' }])
    expect(viewFor(nobody, 's2', facts)).toEqual(viewFor(evening, 's2', facts))
    expect(nobody.revision).toBeGreaterThan(evening.revision)
    const guests = { ...evening, kind: 'taster' as const }
    expect(view(guests, 's2').seats.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3'])
    expect(JSON.stringify(viewFor(guests, 's4', facts))).not.toContain('Seat s2')
  })
})

test('leaders swap roles with one click; who leads on moderates', () => {
  const swapped = done(evening, ['s1', { do: 'swap-roles' }])
  expect([swapped.moderator, swapped.process]).toEqual(['s1', 's0'])
  const alone = done(evening, ['s0', { do: 'leave' }])
  expect([alone.moderator, alone.process]).toEqual(['s1', null])
  expect(refusal(alone, 's1', { do: 'swap-roles' })).toBe('one-leader-only')
})

test('a leader asks for a microphone and cannot switch it on; whoever is asked answers by switching', () => {
  const asked = done(evening, ['s0', { do: 'ask-for', seat: 's2', what: 'microphone' }])
  expect(view(asked, 's2').askedFor).toBe('microphone')
  expect(view(asked, 's3').askedFor).toBeNull()
  expect(view(asked, 's2').seats[2]?.microphone).toBe(false)
  expect(view(done(asked, ['s2', { do: 'microphone', on: true }]), 's2').askedFor).toBeNull()
})

describe('a sign that all in the circle see', () => {
  test('is a hand or a symbol, as the group agreed; where it agreed on none, nobody raises one', () => {
    for (const signal of ['hand', 'symbol'] as const) {
      const raised = done({ ...evening, signal }, ['s3', { do: 'raise', on: true }])
      for (const id of ['s0', 's2', 's3']) {
        expect(view(raised, id).signal).toBe(signal)
        expect(view(raised, id).seats[3]?.raised).toBe(true)
      }
      expect(view(raised, 's0').forLeaders?.raised).toEqual(['s3'])
      expect(view(done(raised, ['s3', { do: 'raise', on: false }]), 's2').seats[3]?.raised).toBe(false)
    }
    expect(refusal({ ...evening, signal: 'none' }, 's3', { do: 'raise', on: true })).toBe('no-signal-agreed')
  })

  test('is that somebody cannot hear, or is back in a moment, until they take it back themselves', () => {
    const signs = [
      ['cannot-hear', 'cannotHear'],
      ['back-in-a-moment', 'backInAMoment'],
    ] as const
    for (const [what, shown] of signs) {
      const so = done(evening, ['s3', { do: what, on: true }])
      for (const id of ['s0', 's2', 's3']) expect(view(so, id).seats[3]?.[shown]).toBe(true)
      expect(view(done(so, ['s3', { do: what, on: false }]), 's2').seats[3]?.[shown]).toBe(false)
    }
  })

  test('is the link to another room, with which a leader leads everybody on, those at the door included', () => {
    expect(view(evening, 's2').fallback).toBeNull()
    expect(refusal(evening, 's2', { do: 'show-fallback', on: true })).toBe('leaders-only')
    const led = done(evening, ['s1', { do: 'show-fallback', on: true }])
    for (const id of ['s0', 's2', 's3', 's4']) expect(viewFor(led, id, facts)?.fallback).toBe(facts.fallback)
    expect(view(done(led, ['s0', { do: 'show-fallback', on: false }]), 's2').fallback).toBeNull()
  })
})

describe('whatever is done, by whomever, in whatever order', () => {
  const ids = ['s0', 's1', 's2', 's3', 's4', 's5', 'nobody']
  const anySeat = fc.constantFrom(...ids)
  const on = fc.boolean()
  const anyCommand: fc.Arbitrary<RoomCommand> = fc.oneof(
    fc.constantFrom<RoomCommand>(
      { do: 'admit-all' },
      { do: 'start' },
      { do: 'sit-back' },
      { do: 'return' },
      { do: 'swap-roles' },
      { do: 'leave' },
    ),
    fc.record({ do: fc.constantFrom('admit' as const, 'remove' as const, 'lower' as const), seat: anySeat }),
    fc.record({ do: fc.constant('present' as const), seat: fc.option(anySeat) }),
    fc.record({ do: fc.constant('phase' as const), phase: fc.integer({ min: -1, max: 12 }) }),
    fc.record({
      do: fc.constantFrom('microphone' as const, 'camera' as const, 'raise' as const, 'cannot-hear' as const),
      on,
    }),
    fc.record({ do: fc.constantFrom('back-in-a-moment' as const, 'show-fallback' as const), on }),
    fc.record({
      do: fc.constant('ask-for' as const),
      seat: anySeat,
      what: fc.constantFrom('microphone' as const, 'camera' as const),
    }),
    // Rarely, or nothing would come after it.
    fc.constant({ do: 'end' } as const),
  )
  const anyEvening = fc.array(fc.tuple(anySeat, anyCommand), { maxLength: 60 })
  const timesOfTheirs =
    /startedAt|phaseSince|endsAt|startsAt|"minutes"|raisedAt|knockedAt|"waiting"|forLeaders/

  test('there is one presenter at most, in the circle; members see no time and nobody at the door', () => {
    fc.assert(
      fc.property(anyEvening, (steps) => {
        let state = evening
        for (const [sender, command] of steps) {
          const next = applyCommand(state, command, sender, start)
          if (isRefusal(next)) continue
          const by = state.seats.find(({ id }) => id === sender)
          expect(by?.standing === 'in' || command.do === 'leave').toBe(true)
          if (next !== state) expect(next.revision).toBe(state.revision + 1)
          for (const each of next.seats) {
            const was = state.seats.find(({ id }) => id === each.id)
            // Nobody is let in but by a leader, and nobody is switched on but by themselves.
            if (each.standing === 'in' && was?.standing !== 'in') expect(by?.leads).toBe(true)
            if ((each.microphone && !was?.microphone) || (each.camera && !was?.camera))
              expect(sender).toBe(each.id)
          }
          state = next
          const presents = state.seats.filter(({ id }) => id === state.presenter?.seat)
          expect(presents).toHaveLength(state.presenter ? 1 : 0)
          expect(presents.every(({ standing }) => standing === 'in')).toBe(true)
          expect(state.seats.filter(({ standing }) => standing === 'in').length).toBeLessThanOrEqual(
            MOST_IN_THE_CIRCLE,
          )
          if (state.moderator) expect(state.moderator).not.toBe(state.process)
          for (const { id, leads } of state.seats) {
            if (!leads) expect(JSON.stringify(viewFor(state, id, facts)) ?? '').not.toMatch(timesOfTheirs)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('all in the circle see the same circle, at the same revision', () => {
    fc.assert(
      fc.property(anyEvening, (steps) => {
        const state = done(evening, ...steps)
        const views = state.seats.filter(({ standing }) => standing === 'in').map(({ id }) => view(state, id))
        const common = views.map(({ you, leads, askedFor, forLeaders, revision, phases, ...shared }) => ({
          ...shared,
          labels: phases.map(({ label }) => label),
        }))
        expect(new Set(common.map((each) => JSON.stringify(each))).size).toBeLessThanOrEqual(1)
        expect(
          new Set(views.filter(({ leads }) => !leads).map(({ revision }) => revision)).size,
        ).toBeLessThanOrEqual(1)
      }),
      { numRuns: 100 },
    )
  })

  test('what members do not see changed leaves no gap in what they are told', () => {
    fc.assert(
      fc.property(anyEvening, (steps) => {
        let state = evening
        const seen = (so: RoomState) => JSON.stringify({ ...view(so, 's3'), revision: 0 })
        for (const [sender, command] of steps) {
          const next = done(state, [sender, command])
          const isOfTheDoor = ['admit', 'admit-all', 'remove', 'leave'].includes(command.do)
          // Whoever is out themselves sees nothing at all.
          const looksOn = [state, next].every((so) => viewFor(so, 's3', facts)?.in === 'circle')
          if (looksOn && isOfTheDoor && seen(next) === seen(state)) expect(next.shown).toBe(state.shown)
          if (seen(next) !== seen(state)) expect(next.shown).toBe(next.revision)
          state = next
        }
      }),
      { numRuns: 100 },
    )
  })
})
