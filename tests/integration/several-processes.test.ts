import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { visitor as nobody } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answering, type Client, clientOf } from '../support/client.ts'
import { pathIn } from '../support/mail-server.ts'
import { type Process, type Processes, startProcesses } from '../support/room/processes.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// An installation of several processes, as docs/operating.md describes it: two that answer and two that work, each as
// people start it, on one PostgreSQL.

let circle: Circle
let group: WholeGroup
let processes: Processes
let webs: Process[] = []
let workers: Process[] = []

beforeAll(async () => {
  circle = await startCircle({ jobs: false })
  group = await writeWholeGroup(circle.owner, 'own', { open: true })
  await circle.owner.query('delete from email')
  processes = await startProcesses(circle)
  webs = [await processes.start('web'), await processes.start('web')]
  workers = [await processes.start('worker'), await processes.start('worker')]
})
afterAll(async () => {
  await processes?.close()
  await circle?.close()
})

/** As behind a proxy that gives each request to the next process. */
function inTurns(): Answering {
  let turn = 0
  return {
    url: processes.circle.url,
    house: circle.house,
    app: {
      request: (address, init) => {
        const { url } = webs[turn++ % webs.length] as Process
        const { pathname, search } = new URL(address)
        return fetch(`${url}${pathname}${search}`, { ...init, redirect: 'manual' })
      },
    },
  }
}

const readiness = async ({ url }: Process) => {
  const answer = await fetch(`${url}/readyz`)
  return [answer.status, await answer.json()]
}

const jobsDone = async ({ url }: Process): Promise<number> => {
  const answer = await fetch(`${url}/metrics`, {
    headers: { Authorization: 'Bearer metrics-token-for-tests' },
  })
  const lines = (await answer.text()).matchAll(/^circle_jobs_total\{.*outcome="done".*\} (\d+)$/gm)
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0)
}

describe('each process', () => {
  test('says what it does when it is asked whether it is ready', async () => {
    for (const web of webs) expect(await readiness(web)).toEqual([200, { database: true, jobs: 'elsewhere' }])
    for (const worker of workers)
      expect(await readiness(worker)).toEqual([200, { database: true, jobs: true }])
  })

  test('that works has no pages', async () => {
    for (const path of ['/', '/sign-in', '/office', `/groups/${group.groupId}`])
      expect((await fetch(`${workers[0]?.url}${path}`)).status).toBe(404)
  })
})

describe('whoever comes to one process and then to the other', () => {
  test('asks at one for the way in, takes it at the other, and is known at both', async () => {
    // Somebody without a second way of signing in.
    await circle.owner.query(
      `insert into person (id, name, email) values ($1, 'Nell Frost', 'nell@example.org')`,
      [randomUUID()],
    )
    const nell: Client = await clientOf(inTurns())
    await nell.submit('/sign-in', { email: 'nell@example.org' })
    const ways = () => circle.mail.to('nell@example.org').filter(({ text }) => text?.includes('/sign-in/'))
    await until(async () => ways().length > 0, 'the way in')
    await nell.submit(pathIn(ways().at(-1)), {})
    const pages = [await nell.get('/home'), await nell.get('/home')]
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
  })

  test('presses a button twice, once at each: it counts once', async () => {
    const member = await clientOf(inTurns(), group.memberId)
    const before = await circle.owner.query('select from circle_message')
    const press = await member.fillIn(`/groups/${group.groupId}/messages`, { body: 'Do we begin at seven?' })
    const answers = await Promise.all([press(), press()])
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    const after = await circle.owner.query('select from circle_message')
    expect((after.rowCount ?? 0) - (before.rowCount ?? 0)).toBe(1)
  })

  test('gets no further by going from one to the other: what is limited is limited together', async () => {
    const stranger = await clientOf(inTurns())
    const ways = () =>
      circle.mail.to('member@own.example.org').filter(({ text }) => text?.includes('/sign-in/')).length
    for (let each = 0; each < 8; each++)
      await stranger.submit('/sign-in', { email: 'member@own.example.org' })
    await allSent()
    expect(ways()).toBe(5)
  })
})

describe('two that work', () => {
  test('share the work, and send nothing twice', async () => {
    const asked = await askForEmails(40)
    await allSent()
    expect(sentOf(asked)).toHaveLength(40)
    expect(new Set(sentOf(asked)).size).toBe(40)
    for (const worker of workers) expect(await jobsDone(worker)).toBeGreaterThan(0)
  })

  test('are one when the other is killed: what that one had in hand is done, under the same Message-ID if again', async () => {
    const asked = await askForEmails(60)
    await until(async () => sentOf(asked).length >= 5, 'the first emails')
    await workers.shift()?.kill()
    await allSent(60_000)
    expect(new Set(sentOf(asked)).size).toBe(60)
  }, 90_000)
})

/** @returns the ids of so many emails that wait now; what happens by itself may write others meanwhile. */
async function askForEmails(many: number): Promise<Set<string>> {
  await circle.owner.query(`delete from email where template = 'preparatory-letter' and sent_at is not null`)
  const { rows } = await circle.owner.query('select id from preparatory_letter limit 1')
  await circle.database.asViewer(nobody, async (db) => {
    for (let each = 0; each < many; each++)
      await queueEmail(db, 'preparatory-letter', { to: { personId: group.memberId }, about: rows[0].id })
  })
  const asked = await circle.owner.query(`select id from email where template = 'preparatory-letter'`)
  return new Set(asked.rows.map(({ id }) => id))
}

/** The ids of those that arrived, as often as they did. */
const sentOf = (asked: Set<string>): string[] =>
  circle.mail.received
    .map(({ messageId = '' }) => messageId.slice(1, messageId.indexOf('@')))
    .filter((id) => asked.has(id))

const allSent = (withinMs = 30_000) =>
  until(
    async () => {
      const { rows } = await circle.owner.query(
        'select count(*)::int as waiting from email where sent_at is null and dropped_at is null',
      )
      return rows[0].waiting === 0
    },
    'every email to be sent',
    withinMs,
  )
