import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { authenticator, somebodysPublicKey } from '../../demo/authenticator.ts'
import { newId } from '../../src/shared/ids.ts'
import { applicant, withScreen } from './apply.ts'
import type { Answer, Client } from './client.ts'
import { writeOpenGroup } from './open-group.ts'
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
  /** Where the product believes that it is. */
  origin: string
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

  'applying to a group with an address that has applied already, and with one that has not': async ({
    owner,
    newcomer,
  }) => {
    const { id: groupId } = await writeOpenGroup(owner, { name: 'Equal Evening' })
    const applying =
      (isKnown: boolean): Ask =>
      async () => {
        const who = applicant(withScreen)
        if (isKnown) await writeStanding(owner, who.email, { groupId })
        const press = await (await newcomer()).fillIn(`/groups/${groupId}/apply`, who)
        return { answer: press, called: [who.email] }
      }
    return { notThere: applying(false), notTheirs: applying(true), shown: null }
  },

  'signing up for a taster with an address that comes already, and with one that does not': async ({
    owner,
    newcomer,
  }) => {
    const { id: groupId, leaderIds } = await writeOpenGroup(owner, { name: 'Equal Taster' })
    const tasterId = newId()
    await owner.query(
      `insert into taster (id, group_id, name, mode, starts_at, ends_at, time_zone, seats, currency, sign_up_until, made_at, made_by)
       values ($1, $2, 'Equal Taster', 'online', '2036-11-02T19:00:00Z', '2036-11-02T20:30:00Z', 'Europe/London', 30, 'GBP',
         '2036-11-01T12:00:00Z', '2026-10-01T10:00:00Z', $3)`,
      [tasterId, groupId, leaderIds[0]],
    )
    let asked = 0
    const signingUp =
      (isKnown: boolean): Ask =>
      async () => {
        asked += 1
        const email = `gareth.${asked}@example.org`
        if (isKnown) await writeStanding(owner, email, { tasterId })
        const values = { name: 'Gareth Llwyd', email, profession: 'GP' }
        return { answer: await (await newcomer()).fillIn(`/tasters/${tasterId}`, values), called: [email] }
      }
    return { notThere: signingUp(false), notTheirs: signingUp(true), shown: null }
  },

  'a passkey that is somebody’s, shown with a wrong signature, and one that is nobody’s': async ({
    owner,
    newcomer,
    origin,
  }) => {
    let asked = 0
    const showing =
      (isKnown: boolean): Ask =>
      async () => {
        asked += 1
        const id = randomBytes(32).toString('base64url')
        if (isKnown) await writePasskey(owner, `iona.${asked}@example.org`, id)
        const browser = await newcomer()
        const options = /data-options="([^"]*)"/.exec((await browser.get('/sign-in')).html)?.[1] ?? ''
        // Right in everything but whose it is.
        const answer = JSON.parse(authenticator().show(options.replaceAll('&quot;', '"'), origin))
        const credential = JSON.stringify({ ...answer, id, rawId: id })
        return { answer: await browser.fillIn('/sign-in', { credential }, '/sign-in/passkey'), called: [] }
      }
    return { notThere: showing(false), notTheirs: showing(true), shown: null }
  },
}

/** Whose application or seat stands, with a page of theirs. */
async function writeStanding(
  owner: pg.Pool,
  email: string,
  { groupId, tasterId }: { groupId?: string; tasterId?: string },
): Promise<void> {
  const [who, what, at] = [newId(), newId(), '2026-10-20T10:00:00Z']
  await owner.query(`insert into correspondent (id, name, email, met_at) values ($1, 'Somebody', $2, $3)`, [
    who,
    email,
    at,
  ])
  await (groupId
    ? owner.query(
        `insert into application (id, group_id, correspondent_id, profession, work_setting, workplace_area, why, has_computer,
           has_camera, has_connection, applied_at, confirmed_at)
         values ($1, $2, $3, 'GP', 'General practice', 'Leith', 'To think together.', true, true, true, $4, $4)`,
        [what, groupId, who, at],
      )
    : owner.query(
        `insert into taster_guest (id, taster_id, correspondent_id, profession, signed_up_at)
         values ($1, $2, $3, 'GP', $4)`,
        [what, tasterId, who, at],
      ))
  await owner.query(
    `insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, '2036-01-01T00:00:00Z')`,
    [newId(), groupId ? 'application' : 'taster', what, who, randomBytes(32), at],
  )
}

async function writePasskey(owner: pg.Pool, email: string, credentialId: string): Promise<void> {
  const personId = newId()
  await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [personId, 'Iona', email])
  await owner.query(
    `insert into passkey (id, person_id, credential_id, public_key, counter, transports, name, added_at)
     values ($1, $2, $3, $4, 0, 'internal', 'a phone', '2026-10-20T10:00:00Z')`,
    [newId(), personId, credentialId, somebodysPublicKey()],
  )
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
      .replaceAll(/challenge&quot;:&quot;[\w-]+/g, 'CHALLENGE')
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
