import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/ids.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Whoever asks for what is not there and for what is not theirs learns neither from the answer nor from how long it takes.
// Both are asked for in turn, so that a busy machine slows both alike; medians are compared, and the best of the rounds counts:
// what is really done for one of them alone shows in every round.

const ROUNDS = 4
const ASKED_A_ROUND = 20
/** Of the longer median. A further question to the database is more, of pages that ask few. */
const SHARE = 0.25
/** Below this nobody tells two answers apart over a network. */
const AS_GOOD_AS_EQUAL_MS = 0.5

let circle: Circle
let own: WholeGroup
let others: WholeGroup
let leader: Client
let representative: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  own = await writeWholeGroup(circle.owner, 'own')
  others = await writeWholeGroup(circle.owner, 'others')
  leader = await clientOf(circle, own.leaderId)
  representative = await clientOf(circle, own.representativeId)
}, 60_000)
afterAll(() => circle.close())

/** One of the pair, asked for anew each time; what it was called is taken out of the answer before it is compared. */
type Ask = () => Promise<{ answer: () => Promise<Answer>; called: readonly string[] }>

async function timed(ask: Ask): Promise<{ ms: number; seen: unknown }> {
  const { answer, called } = await ask()
  const began = performance.now()
  const { status, location, html } = await answer()
  const ms = performance.now() - began
  const plain = (text: string) =>
    called
      .reduce((rest, word) => rest.replaceAll(word, 'CALLED'), text)
      .replaceAll(/name="_key" value="[^"]+"/g, 'KEY')
      .replaceAll(/request=[^&"]+/g, 'REQUEST')
  return { ms, seen: { status, location: plain(location ?? ''), html: plain(html) } }
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** The same answer to both, and in one of the rounds medians that are as good as equal. */
async function expectEqual(notThere: Ask, notTheirs: Ask): Promise<void> {
  for (let warm = 0; warm < 5; warm++) {
    expect((await timed(notTheirs)).seen).toEqual((await timed(notThere)).seen)
  }
  const rounds: { one: number; other: number; isEqual: boolean }[] = []
  for (let round = 0; round < ROUNDS && !rounds.some(({ isEqual }) => isEqual); round++) {
    const [ones, others]: [number[], number[]] = [[], []]
    for (let asked = 0; asked < ASKED_A_ROUND; asked++) {
      // Neither always comes second.
      const first = asked % 2 === 0
      if (first) ones.push((await timed(notThere)).ms)
      others.push((await timed(notTheirs)).ms)
      if (!first) ones.push((await timed(notThere)).ms)
    }
    const [one, other] = [median(ones), median(others)]
    const apart = Math.abs(one - other)
    rounds.push({ one, other, isEqual: apart <= Math.max(AS_GOOD_AS_EQUAL_MS, SHARE * Math.max(one, other)) })
  }
  expect(
    rounds.some(({ isEqual }) => isEqual),
    JSON.stringify(rounds),
  ).toBe(true)
}

const page =
  (client: () => Client, path: (id: string) => string, id: () => string): Ask =>
  async () => {
    const called = id()
    return { answer: () => client().get(path(called)), called: [called] }
  }

test('another group’s applicants, and those of no group', async () => {
  const applicants = (id: string) => `/groups/${id}/applicants`
  expect((await leader.get(applicants(own.groupId))).status).toBe(200)
  expect((await leader.get(applicants(others.groupId))).status).toBe(404)
  await expectEqual(
    page(() => leader, applicants, newId),
    page(
      () => leader,
      applicants,
      () => others.groupId,
    ),
  )
}, 60_000)

test('an enquiry of another region, and none', async () => {
  const enquiry = (id: string) => `/enquiries/${id}`
  const idsIn = async (regionId: string) =>
    (await circle.owner.query('select id from enquiry where region_id = $1', [regionId])).rows[0].id
  const [theirs, another] = [await idsIn(own.regionId), await idsIn(others.regionId)]
  expect((await representative.get(enquiry(theirs))).status).toBe(200)
  expect((await representative.get(enquiry(another))).status).toBe(404)
  await expectEqual(
    page(() => representative, enquiry, newId),
    page(
      () => representative,
      enquiry,
      () => another,
    ),
  )
}, 60_000)

test('a secret address that opens something else, and one that nobody was given', async () => {
  const held = (token: string) => `/e/${token}`
  const visitor = await clientOf(circle)
  expect((await visitor.get(held(own.tokens.enquiry))).status).toBe(200)
  await expectEqual(
    page(
      () => visitor,
      held,
      () => randomBytes(32).toString('base64url'),
    ),
    page(
      () => visitor,
      held,
      () => own.tokens.waiting,
    ),
  )
}, 60_000)

test('signing in with an address that is known here, and with one that is not', async () => {
  const visitor = await clientOf(circle)
  let asked = 0
  /** Each address once, and a few an hour: no limit is met. */
  const signingIn =
    (isKnown: boolean): Ask =>
    async () => {
      asked += 1
      const email = `ailsa.${asked}@example.org`
      if (isKnown) {
        await circle.owner.query('insert into person (name, email) values ($1, $2)', ['Ailsa Reid', email])
      }
      if (asked % 10 === 0) circle.clock.set(circle.clock.now().add({ minutes: 61 }))
      return { answer: await visitor.fillIn('/sign-in', { email }), called: [email] }
    }
  await expectEqual(signingIn(false), signingIn(true))
}, 60_000)
