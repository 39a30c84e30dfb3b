import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseForRequest } from '../../src/features/own-data/commands/answer.ts'
import { ERASURE_WAITS_HOURS } from '../../src/features/own-data/rules/data-request.ts'
import { placeHold } from '../../src/features/retention/commands/holds.ts'
import { endOffice } from '../../src/features/society/commands/end-office.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { writeOpenGroup } from '../support/open-group.ts'
import { ownDataNight } from '../support/own-data-night.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// What somebody else may do with a request about data, a hold or an address that looks like one of ours.

let circle: Circle
let whole: WholeGroup
let administrator: Client
let visitor: Client
const ada = randomUUID()

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)

beforeAll(async () => {
  circle = await startCircle()
  whole = await writeWholeGroup(circle.owner, 'whole')
  await run('delete from email')
  await run(`insert into person (id, name, email) values ($1, 'Ada Office', 'ada@example.org')`, [ada])
  await run(`insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`, [
    randomUUID(),
    ada,
  ])
  administrator = await clientOf(circle, ada)
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

const nightIn = (days: number) => ownDataNight(circle, days)

const newest = async (email: string): Promise<string> =>
  (
    await run(
      `select r.id from data_request r left join correspondent c on c.id = r.correspondent_id
         left join person p on p.id = r.person_id where coalesce(c.email, p.email) = $1
       order by r.asked_at desc, r.id desc limit 1`,
      [email],
    )
  ).rows[0]?.id

/** Asked by email alone: where its page is. */
async function asked(email: string, kind: string): Promise<string> {
  expect((await visitor.submit('/data-requests', { name: 'Somebody', email, kind })).status).toBe(303)
  await circle.settled()
  return pathIn(circle.mail.to(email).at(-1))
}

describe('whose account asks for more than the mailbox', () => {
  const email = 'member@whole.example.org'

  test('is shown nothing of it by an email alone, and is told to sign in', async () => {
    const path = await asked(email, 'access')
    expect(circle.mail.to(email).at(-1)?.text).toContain('an email alone does not open')
    expect(wordsOf((await visitor.get(path)).html)).toContain('sign in and ask there')
    await visitor.submit(path, {}, /confirmation$/)
    const office = `/office/data-requests/${await newest(email)}`
    expect(wordsOf((await administrator.get(office)).html)).toContain('signed in to with a passkey')
    await administrator.submit(office, { answer: '' }, /answer$/)
    await circle.settled()
    expect(circle.mail.to(email).at(-1)?.text).toContain('outside your account')
    const page = pathIn(circle.mail.to(email).at(-1))
    const kinds = async () =>
      JSON.parse((await visitor.get(`${page}/file.json`)).html).held.map(({ kind }: { kind: string }) => kind)
    const without = await kinds()
    expect(without).toContain('correspondent')
    expect(without).not.toContain('person')
    expect(without).not.toContain('membership')
    await run('delete from passkey where person_id = $1', [whole.memberId])
    expect(await kinds()).toContain('membership')
  })

  test('is not erased by an email alone; the office reads why', async () => {
    const other = 'leader@whole.example.org'
    await visitor.submit(await asked(other, 'erasure'), {}, /confirmation$/)
    const id = await newest(other)
    const { html } = await administrator.get(`/office/data-requests/${id}`)
    expect(wordsOf(html)).toContain('They sign in and ask on their own page')
    expect(html).not.toContain('/erasure"')
    await expect(
      circle.database.asViewer(personAlone(ada), (db) => sql`select erase_for_request(${id})`.execute(db)),
    ).rejects.toThrow('something has to be done first')
    expect((await run('select from person where id = $1', [whole.leaderId])).rowCount).toBe(1)
  })
})

describe('the office’s hold on somebody without an account', () => {
  const email = 'guest@whole.example.org'
  const hold = () =>
    administrator.submit('/office/forgetting', { email, words: 'A claim, letter of 3 June' }, /holds$/)
  const lift = () => administrator.submit('/office/forgetting', {}, /lifting$/)

  test('outlives what a stranger asks in their name', async () => {
    await asked(email, 'access')
    await hold()
    await nightIn(8)
    const { rowCount } = await run(
      `select from hold h join correspondent c on c.id = h.correspondent_id where c.email = $1 and h.lifted_at is null`,
      [email],
    )
    expect(rowCount).toBe(1)
    await lift()
  })

  test('keeps them from being erased, by the address or by an account of it', async () => {
    await hold()
    await visitor.submit(await asked(email, 'erasure'), {}, /confirmation$/)
    const byAddress = await administrator.get(`/office/data-requests/${await newest(email)}`)
    expect(wordsOf(byAddress.html)).toContain('kept on hold by the office')
    expect(byAddress.html).not.toContain('/erasure"')

    const id = randomUUID()
    await run(`insert into person (id, name, email) values ($1, 'A guest', $2)`, [id, email])
    await (await clientOf(circle, id)).submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    const own = await run('select id from data_request where person_id = $1', [id])
    const byAccount = await administrator.get(`/office/data-requests/${own.rows[0]?.id}`)
    expect(wordsOf(byAccount.html)).toContain('kept on hold by the office')

    await lift()
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    const after = await administrator.get(`/office/data-requests/${own.rows[0]?.id}`)
    expect(after.html).toContain('/erasure"')
    await run('delete from person where id = $1', [id])
  })
})

describe('a stranger who asks in somebody’s name', () => {
  test('uses nothing up: whoever asks after them is sent a way, to what they ask', async () => {
    const email = 'zoe@example.org'
    const strangers = [
      await asked(email, 'access'),
      await asked(email, 'access'),
      await asked(email, 'access'),
    ]
    const own = await asked(email, 'access')
    expect(circle.mail.to(email)).toHaveLength(4)
    expect(strangers).not.toContain(own)
    await visitor.submit(own, {}, /confirmation$/)
    expect(wordsOf((await visitor.get(own)).html)).toContain('You are answered by')
    const erasure = await asked(email, 'erasure')
    expect(wordsOf((await visitor.get(erasure)).html)).toContain('To be erased')
    const kept = await run(
      `select kind, count(*)::int from data_request r join correspondent c on c.id = r.correspondent_id
       where c.email = $1 group by kind order by kind`,
      [email],
    )
    expect(kept.rows).toEqual([
      { kind: 'access', count: 3 },
      { kind: 'erasure', count: 1 },
    ])
  })
})

test('nobody has somebody’s mailbox flooded, from however many places they ask', async () => {
  const email = 'flooded@example.org'
  const kinds = ['correction', 'restriction'] as const
  for (let nth = 0; nth < 25; nth++) {
    // Of one client there are fewer in an hour; other words each time.
    await run('delete from unproven_mail')
    const kind = kinds[nth % 2] ?? 'correction'
    const words = `Please look at my name, number ${nth}.`
    const told = await visitor.submit('/data-requests', { name: 'Somebody', email, kind, words })
    expect(told.location).toBe('/data-requests/asked')
  }
  await circle.settled()
  expect(circle.mail.to(email)).toHaveLength(20)
})

describe('the night', () => {
  test('takes nobody for erased whose address looks like it, and is not stopped by them', async () => {
    const looksGone = 'gone-fishing@erased.invalid'
    const guest = `correspondent c set email = $1 where email = $2`
    await run(`update ${guest}`, [looksGone, 'guest@whole.example.org'])
    await nightIn(0)
    expect((await run('select from correspondent where email = $1', [looksGone])).rowCount).toBeGreaterThan(0)
    await run(`update ${guest}`, ['guest@whole.example.org', looksGone])
  })

  test('does what it can where one of its deeds fails, and fails in the end', async () => {
    await run(
      `insert into confidential_look (looker_id, subject_id, what, looked_at)
       values ($1, $2, 'portfolio', now() - interval '400 days')`,
      [whole.leaderId, whole.memberId],
    )
    await run('alter function forget_told(interval, integer) rename to forget_told_not')
    await expect(nightIn(0)).rejects.toThrow('failed: told-of-erasure')
    await run('alter function forget_told_not(interval, integer) rename to forget_told')
    expect((await run(`select from confidential_look where what = 'portfolio'`)).rowCount).toBe(0)
    await nightIn(0)
  })
})

describe('the address of a request by email', () => {
  test('opens what was given for a month, whichever of its letters one has; afterwards nothing', async () => {
    const email = 'old-letter@example.org'
    await run(`insert into person (id, name, email) values ($1, 'Old Letter', $2)`, [randomUUID(), email])
    const proof = await asked(email, 'access')
    await visitor.submit(proof, {}, /confirmation$/)
    await administrator.submit(`/office/data-requests/${await newest(email)}`, { answer: '' }, /answer$/)
    await circle.settled()
    const answer = pathIn(circle.mail.to(email).at(-1))
    expect(answer).not.toBe(proof)
    const opens = async () =>
      [
        await visitor.get(`${proof}/file.json`),
        await visitor.get(`${answer}/file.json`),
        await visitor.get(proof),
      ].map(({ status }) => status)
    const given = circle.clock.now()
    expect(await opens()).toEqual([200, 200, 200])
    circle.clock.set(given.add({ hours: 24 * 32 }))
    expect(await opens()).toEqual([404, 404, 404])
    circle.clock.set(given)
  })

  test('that nobody proved opens nothing any more when the request is forgotten', async () => {
    const proof = await asked('never@example.org', 'access')
    expect((await visitor.get(proof)).status).toBe(200)
    await nightIn(8)
    expect((await visitor.get(proof)).status).toBe(404)
  })
})

describe('whoever asks twice to be erased, on their page and by email', () => {
  test('is erased once, and nothing waits for an answer any more', async () => {
    const [id, email] = [randomUUID(), 'twice@example.org']
    await run(`insert into person (id, name, email) values ($1, 'Twice', $2)`, [id, email])
    await (await clientOf(circle, id)).submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    await visitor.submit(await asked(email, 'erasure'), {}, /confirmation$/)
    const own = (await run('select id from data_request where person_id = $1', [id])).rows[0]?.id
    const other = await newest(email)
    expect(other).not.toBe(own)
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    const logged = async () =>
      (await run(`select from society_change where kind = 'person-erased'`)).rowCount ?? 0
    const before = await logged()
    const done = await administrator.submit(`/office/data-requests/${own}`, {}, /erasure$/)
    expect(done.location).toBe('/office/data-requests')
    expect((await administrator.get(`/office/data-requests/${other}`)).html).not.toContain('/erasure"')
    const { rows } = await run('select outcome from data_request where id = any ($1)', [[own, other]])
    expect(rows).toEqual([{ outcome: 'done' }, { outcome: 'done' }])
    expect((await logged()) - before).toBe(1)
  })

  test('is not asked about again when a backup of before is restored', async () => {
    const id = randomUUID()
    await run(`insert into person (id, name, email) values ($1, 'Restored', 'restored@example.org')`, [id])
    await (await clientOf(circle, id)).submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    const request = (await run('select id from data_request where person_id = $1', [id])).rows[0]?.id
    // As a restore does it, whom tombstones name.
    await run('select erase_person($1)', [id])
    const { rows } = await run('select outcome from data_request where id = $1', [request])
    expect(rows).toEqual([{ outcome: 'done' }])
  })
})

describe('at the same moment', () => {
  const ben = randomUUID()
  const cleo = randomUUID()
  const offices = new Map<string, string>()

  beforeAll(async () => {
    for (const [id, name] of [
      [ben, 'ben'],
      [cleo, 'cleo'],
    ] as const) {
      offices.set(id, randomUUID())
      await run(`insert into person (id, name, email) values ($1, $2, $2 || '@example.org')`, [id, name])
      await run(`insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`, [
        offices.get(id),
        id,
      ])
    }
  })

  const as = <T>(id: string, work: (db: ViewerDb) => Promise<T>) =>
    circle.database.asViewer({ ...personAlone(id), administrator: true }, work)
  const hold = (db: ViewerDb, email: string) => placeHold(db, { email, words: 'A claim, letter of 3 June' })

  /** Somebody who asked to be erased, long enough ago. */
  async function whoWishesToGo(id: string): Promise<string> {
    await (await clientOf(circle, id)).submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    return (await run(`select id from data_request where person_id = $1 and kind = 'erasure'`, [id])).rows[0]
      .id
  }
  async function somebody(name: string): Promise<{ id: string; email: string }> {
    const [id, email] = [randomUUID(), `${name}@example.org`]
    await run('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
    return { id, email }
  }

  const somebodyWaits = async () => {
    const { rows } = await run(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where not l.granted and a.datname = current_database()`,
    )
    return rows.length > 0
  }

  /** The second begins when the first has done its deed, and the first ends when the second waits for it. */
  async function overlapping<A, B>(
    first: [who: string, deed: (db: ViewerDb) => Promise<A>],
    second: [who: string, deed: (db: ViewerDb) => Promise<B>],
  ): Promise<[A, B]> {
    // Held on to from its beginning, so that nobody misses how it ends.
    const others: Promise<{ value: B } | { fault: unknown }>[] = []
    const outcome = await as(first[0], async (db) => {
      const outcome = await first[1](db)
      others.push(
        as(...second).then(
          (value) => ({ value }),
          (fault: unknown) => ({ fault }),
        ),
      )
      await until(somebodyWaits, 'the second to wait for the first')
      return outcome
    })
    const other = await others[0]
    if (!other || 'fault' in other) throw other?.fault
    return [outcome, other.value]
  }

  test('a hold that is placed first keeps whoever is about to be erased', async () => {
    const { id, email } = await somebody('dan')
    const request = await whoWishesToGo(id)
    const [held, erased] = await overlapping(
      [ada, (db) => hold(db, email)],
      [ben, (db) => eraseForRequest(db, request)],
    )
    expect(held).toHaveProperty('holdId')
    expect(erased).toEqual({ refused: 'something-first' })
    expect((await run('select from hold where person_id = $1', [id])).rowCount).toBe(1)
  })

  test('one that comes second finds nobody, and says so', async () => {
    const { id, email } = await somebody('eve')
    const request = await whoWishesToGo(id)
    const [erased, held] = await overlapping(
      [ben, (db) => eraseForRequest(db, request)],
      [ada, (db) => hold(db, email)],
    )
    expect(erased).toEqual({ erased: true })
    expect(held).toEqual({ refused: 'nobody-known' })
    expect((await run('select from person where id = $1', [id])).rowCount).toBe(0)
  })

  test('an administrator who leaves and another who is erased leave one behind', async () => {
    await run(`update office set until = now() where person_id = $1 and kind = 'administrator'`, [ada])
    const request = await whoWishesToGo(cleo)
    const ending = offices.get(ben) ?? ''
    await expect(
      overlapping([ben, (db) => endOffice(db, ending)], [ben, (db) => eraseForRequest(db, request)]),
    ).rejects.toThrow('administrators erase')
    const { rows } = await run(`select person_id from office where kind = 'administrator' and until is null`)
    expect(rows).toEqual([{ person_id: cleo }])
  })

  test('of two who lead a group alone one is erased, and the other stays', async () => {
    const { leaderIds } = await writeOpenGroup(circle.owner)
    expect(leaderIds).toHaveLength(2)
    const [one = '', two = ''] = leaderIds
    const [first, second] = [await whoWishesToGo(one), await whoWishesToGo(two)]
    const outcome = await overlapping(
      [cleo, (db) => eraseForRequest(db, first)],
      [cleo, (db) => eraseForRequest(db, second)],
    )
    expect(outcome).toEqual([{ erased: true }, { refused: 'something-first' }])
  })
})
