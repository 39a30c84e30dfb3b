import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type DifficultMailServer, startDifficultMailServer } from '../support/difficult-mail-server.ts'
import { wordsOf } from '../support/forms.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// A mail server that is slow, silent or away: nobody notices but whoever waits for a letter, and that one comes.

const MEMBER = 'member@own.example.org'
const LEADER = 'leader@own.example.org'

let server: DifficultMailServer
let circle: Circle
let group: WholeGroup
let administrator: Client

beforeAll(async () => {
  server = await startDifficultMailServer()
  circle = await startCircle({
    smtpUrl: server.url,
    mailPatience: { toConnect: 1_000, toGreet: 600, toAnswer: 5_000 },
  })
  group = await writeWholeGroup(circle.owner, 'own', { open: true })
  const id = randomUUID()
  await circle.owner.query(
    `insert into person (id, name, email) values ($1, 'Ines Hay', 'ines@example.org')`,
    [id],
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', '2026-11-01')`,
    [randomUUID(), id],
  )
  administrator = await clientOf(circle, id)
})
afterAll(async () => {
  server.answer()
  await server.goAway()
  await circle.close()
})
beforeEach(async () => {
  await circle.owner.query('delete from graphile_worker._private_jobs where locked_at is null')
  await circle.owner.query('delete from email')
  for (const address of [MEMBER, LEADER]) server.is('takes', address)
  server.taken.length = 0
})

const letterTo = (personId: string) =>
  circle.database.asViewer(visitor, async (db) => {
    const { rows } = await circle.owner.query('select id from preparatory_letter limit 1')
    await queueEmail(db, 'preparatory-letter', { to: { personId }, about: rows[0].id })
  })

const letters = async () =>
  (await circle.owner.query('select person_id, sent_at, dropped_at, refused_at from email')).rows
const allSent = () =>
  until(async () => {
    const isSent = (await letters()).every(({ sent_at }) => sent_at !== null)
    if (!isSent) await aMinutePasses()
    return isSent
  }, 'every letter to be sent')

/** Something of the queue that is no letter. */
const otherJob = async () => {
  await circle.owner.query(`select graphile_worker.add_job('backup.keep-tombstones')`)
  await until(async () => {
    const { rowCount } = await circle.owner.query(
      `select from graphile_worker.jobs where task_identifier = 'backup.keep-tombstones'`,
    )
    return rowCount === 0
  }, 'another job to be done')
}

const tried = () =>
  until(async () => {
    const { rows } = await circle.owner.query(
      `select count(*)::int as count from graphile_worker.jobs where task_identifier = 'mail.send-email' and attempts > 0 and locked_at is null`,
    )
    return rows[0].count > 0
  }, 'a try in vain')

/** What the schedule asks for every minute. */
const aMinutePasses = () => circle.owner.query(`select graphile_worker.add_job('mail.let-go')`)

const metric = async (name: string) => {
  const headers = { Authorization: 'Bearer metrics-token-for-tests' }
  const text = await (await circle.app.request(`${circle.url}/metrics`, { headers })).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

/** Transactions that are open while nothing is asked in them: who waits for something else than the database. */
const idleInTransaction = async () => {
  const { rows } = await circle.owner.query(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  )
  return rows[0].count
}

describe('a mail server that takes its time with a letter', () => {
  test('holds up no other letter, no page, no other job and no transaction; the letter counts once it is taken', async () => {
    server.is('slow', MEMBER)
    await letterTo(group.memberId)
    await until(async () => server.waiting() === 1, 'the letter to be with the server')
    await letterTo(group.leaderId)
    await until(async () => server.to(LEADER).length === 1, 'the other letter')
    expect((await administrator.get('/office')).status).toBe(200)
    await otherJob()
    expect(await idleInTransaction()).toBe(0)
    expect((await letters()).find(({ person_id }) => person_id === group.memberId)?.sent_at).toBeNull()
    server.is('takes', MEMBER)
    server.answer()
    await allSent()
    // On a machine that is slower than the mail server it may have been given up, and sent again.
    expect(new Set(server.to(MEMBER).map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('even if as many letters as go at once are slow, everything but letters goes on', async () => {
    server.is('silent', MEMBER)
    for (let each = 0; each < 5; each++) await letterTo(group.memberId)
    await otherJob()
    expect((await administrator.get('/home')).status).toBe(200)
    // Those that are with the server are given up after a while; on a slow machine all of them were, and are sent again by now.
    server.is('takes', MEMBER)
    await allSent()
    expect(server.to(MEMBER)).toHaveLength(5)
  })
})

describe('a mail server that says nothing, or is away', () => {
  test.each([
    ['says nothing', () => server.saysNothing(true), () => server.saysNothing(false)],
    ['is away', () => server.goAway(), () => server.comeBack()],
  ])(
    '(%s) is waited for: administrators and metrics say so, and all letters go within a minute of its return',
    async (_, leave, back) => {
      await leave()
      await letterTo(group.memberId)
      await letterTo(group.leaderId)
      await tried()
      // As after a night of tries, each later than the one before.
      await circle.owner.query(
        `update graphile_worker._private_jobs set attempts = 12, run_at = now() + interval '6 hours' where locked_at is null`,
      )
      await circle.owner.query(`update email set queued_at = now() - interval '1 hour'`)
      await aMinutePasses()
      expect(await metric('circle_emails_waiting')).toBe(2)
      expect(await metric('circle_emails_waiting_seconds')).toBeGreaterThan(3_000)
      expect(wordsOf((await administrator.get('/office')).html)).toContain('2 letters wait to be sent')
      expect(server.taken).toEqual([])
      await back()
      await aMinutePasses()
      await allSent()
      expect([server.to(MEMBER).length, server.to(LEADER).length]).toEqual([1, 1])
      expect(await metric('circle_emails_waiting')).toBe(0)
      expect(wordsOf((await administrator.get('/office')).html)).not.toContain('wait to be sent')
    },
  )
})

describe('a mail server that refuses one address for good', () => {
  test('takes the others; the one is tried for three days and then given up, and administrators learn how many', async () => {
    server.is('refuses', MEMBER)
    await letterTo(group.memberId)
    await letterTo(group.leaderId)
    await until(async () => (await letters()).some(({ refused_at }) => refused_at !== null), 'the refusal')
    await until(async () => server.to(LEADER).length === 1, 'the other letter')
    expect(await metric('circle_emails_refused')).toBe(1)
    const office = wordsOf((await administrator.get('/office')).html)
    expect(office).toContain('One letter was refused by the mail server')
    expect(office).not.toContain('wait to be sent')
    await tried()
    // Its turn does not come earlier because the server answers others.
    await aMinutePasses()
    await otherJob()
    const refused = async () => (await letters()).find(({ person_id }) => person_id === group.memberId)
    expect((await refused())?.dropped_at).toBeNull()
    await circle.owner.query(`update email set queued_at = now() - interval '4 days' where person_id = $1`, [
      group.memberId,
    ])
    await circle.owner.query(
      'update graphile_worker._private_jobs set run_at = now() where locked_at is null',
    )
    await until(async () => (await refused())?.dropped_at !== null, 'the letter to be given up')
    await circle.settled()
    expect(await metric('circle_emails_waiting')).toBe(0)
  })
})

describe('a mail server that is cut before it says that it has taken the letter', () => {
  test('is given it again under the same Message-ID', async () => {
    server.is('cut', MEMBER)
    await letterTo(group.memberId)
    await tried()
    server.is('takes', MEMBER)
    await aMinutePasses()
    await allSent()
    const ids = server.to(MEMBER).map(({ messageId }) => messageId)
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })
})
