import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { newId } from '../../src/shared/ids.ts'
import type { Answer, Client } from './client.ts'
import type { WholeGroup } from './whole-group.ts'

// Whoever asks for what is not there and for what is not theirs is to learn neither from the answer nor from how long it
// takes: pairs of askings that have to look alike, for tests/integration/equal-times.test.ts and for the bench.

/** One of a pair, asked for anew each time; what it was called is taken out of the answer before it is compared. */
export type Ask = () => Promise<{ answer: () => Promise<Answer>; called: readonly string[] }>

export interface Pair {
  notThere: Ask
  notTheirs: Ask
  /** The same page of somebody who may see it, where there is one. */
  shown: (() => Promise<Answer>) | null
}

/** Two groups with everything, in two regions, and people of the first. */
export interface TwoGroups {
  owner: pg.Pool
  own: WholeGroup
  others: WholeGroup
  leader: Client
  representative: Client
  visitor: Client
  /** Somebody who meets no limit of those that hold for one client. */
  newcomer(): Promise<Client>
}

export const pairs: Readonly<Record<string, (two: TwoGroups) => Promise<Pair>>> = {
  'another group’s applicants, and those of no group': async ({ own, others, leader }) => {
    const applicants = (id: string) => `/groups/${id}/applicants`
    return {
      notThere: page(leader, applicants, newId),
      notTheirs: page(leader, applicants, () => others.groupId),
      shown: () => leader.get(applicants(own.groupId)),
    }
  },

  'an enquiry of another region, and none': async ({ owner, own, others, representative }) => {
    const enquiry = (id: string) => `/enquiries/${id}`
    const idIn = async (regionId: string): Promise<string> =>
      (await owner.query('select id from enquiry where region_id = $1', [regionId])).rows[0].id
    const [theirs, another] = [await idIn(own.regionId), await idIn(others.regionId)]
    return {
      notThere: page(representative, enquiry, newId),
      notTheirs: page(representative, enquiry, () => another),
      shown: () => representative.get(enquiry(theirs)),
    }
  },

  'a secret address that opens something else, and one that nobody was given': async ({
    own,
    others,
    visitor,
  }) => {
    const held = (token: string) => `/e/${token}`
    return {
      notThere: page(visitor, held, () => randomBytes(32).toString('base64url')),
      notTheirs: page(visitor, held, () => others.tokens.waiting),
      shown: () => visitor.get(held(own.tokens.enquiry)),
    }
  },

  'signing in with an address that is known here, and with one that is not': async ({ owner, newcomer }) => {
    let asked = 0
    const signingIn =
      (isKnown: boolean): Ask =>
      async () => {
        asked += 1
        const email = `ailsa.${asked}@example.org`
        if (isKnown) await owner.query('insert into person (name, email) values ($1, $2)', ['Ailsa', email])
        return { answer: await (await newcomer()).fillIn('/sign-in', { email }), called: [email] }
      }
    return { notThere: signingIn(false), notTheirs: signingIn(true), shown: null }
  },

  'asking about one’s data with an address that is known here, and with one that is not': async ({
    owner,
    newcomer,
  }) => {
    let asked = 0
    const asking =
      (isKnown: boolean): Ask =>
      async () => {
        asked += 1
        const email = `bryony.${asked}@example.org`
        if (isKnown) await owner.query('insert into person (name, email) values ($1, $2)', ['Bryony', email])
        const values = { name: 'Bryony Hale', email, kind: 'access' }
        return { answer: await (await newcomer()).fillIn('/data-requests', values), called: [email] }
      }
    return { notThere: asking(false), notTheirs: asking(true), shown: null }
  },
}

function page(who: Client, path: (id: string) => string, id: () => string): Ask {
  return async () => {
    const called = id()
    return { answer: () => who.get(path(called)), called: [called] }
  }
}

/** How long an answer takes, and what it shows: keys of forms and what it was called left out. */
export async function timed(ask: Ask): Promise<{ ms: number; seen: unknown; status: number }> {
  const { answer, called } = await ask()
  const began = performance.now()
  const { status, location, html } = await answer()
  const ms = performance.now() - began
  const plain = (text: string) =>
    called
      .reduce((rest, word) => rest.replaceAll(word, 'CALLED'), text)
      .replaceAll(/name="_key" value="[^"]+"/g, 'KEY')
      .replaceAll(/request=[^&"]+/g, 'REQUEST')
  return { ms, status, seen: { status, location: plain(location ?? ''), html: plain(html) } }
}

/** Medians of both, asked for in turn, so that a busy machine slows both alike; neither always comes second. */
export async function mediansOf({ notThere, notTheirs }: Pair, times: number) {
  const [ones, others]: [number[], number[]] = [[], []]
  for (let asked = 0; asked < times; asked++) {
    const first = asked % 2 === 0
    if (first) ones.push((await timed(notThere)).ms)
    others.push((await timed(notTheirs)).ms)
    if (!first) ones.push((await timed(notThere)).ms)
  }
  return { notThere: median(ones), notTheirs: median(others) }
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
