import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { mediansOf, pairs, type TwoGroups, timed } from '../support/not-theirs.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

// Whoever asks for what is not there and for what is not theirs learns neither from the answer nor from how long it takes.
// Medians are compared, and the best of the rounds counts: what is really done for one of them alone shows in every round.

const ROUNDS = 4
const ASKED_A_ROUND = 20
/** Of the longer median. A further question to the database is more, of pages that ask few. */
const SHARE = 0.25
/** Below this nobody tells two answers apart over a network. */
const AS_GOOD_AS_EQUAL_MS = 0.5

let circle: Circle
let two: TwoGroups

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  const own = await writeWholeGroup(circle.owner, 'own')
  const others = await writeWholeGroup(circle.owner, 'others')
  const visitor = await clientOf(circle)
  let came = 0
  two = {
    owner: circle.owner,
    own,
    others,
    leader: await clientOf(circle, own.leaderId),
    representative: await clientOf(circle, own.representativeId),
    visitor,
    origin: circle.url,
    // A few an hour meet no limit.
    newcomer: async () => {
      came += 1
      if (came % 10 === 0) circle.clock.set(circle.clock.now().add({ minutes: 61 }))
      return visitor
    },
  }
}, 60_000)
afterAll(() => circle.close())

test.each(Object.keys(pairs))(
  '%s',
  async (which) => {
    const pair = await pairs[which]?.(two)
    if (!pair) throw new Error('There is no such pair.')
    if (pair.shown) {
      expect((await pair.shown()).status).toBe(200)
      expect((await timed(pair.notTheirs)).status).toBe(404)
    }
    for (let warm = 0; warm < 5; warm++) {
      expect((await timed(pair.notTheirs)).seen).toEqual((await timed(pair.notThere)).seen)
    }
    const rounds: { notThere: number; notTheirs: number; isEqual: boolean }[] = []
    for (let round = 0; round < ROUNDS && !rounds.some(({ isEqual }) => isEqual); round++) {
      const medians = await mediansOf(pair, ASKED_A_ROUND)
      const apart = Math.abs(medians.notThere - medians.notTheirs)
      const longer = Math.max(medians.notThere, medians.notTheirs)
      rounds.push({ ...medians, isEqual: apart <= Math.max(AS_GOOD_AS_EQUAL_MS, SHARE * longer) })
    }
    expect(
      rounds.some(({ isEqual }) => isEqual),
      JSON.stringify(rounds),
    ).toBe(true)
  },
  60_000,
)
