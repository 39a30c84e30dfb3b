import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTheLog } from '../../src/platform/in-the-log.ts'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { visitor as nobody } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { pathIn } from '../support/mail-server.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let group: WholeGroup
let visitor: Client
const log: string[] = []

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', log })
  group = await writeWholeGroup(circle.owner, 'own', { open: true })
  await circle.owner.query('delete from email')
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

describe('whoever watches the installation', () => {
  test('learns that it lives, and that database and jobs answer', async () => {
    expect((await visitor.get('/healthz')).status).toBe(200)
    const ready = await visitor.get('/readyz')
    expect([ready.status, JSON.parse(ready.html)]).toEqual([200, { database: true, jobs: true }])
  })

  test('reads the metrics with the token, and nobody else knows that there are any', async () => {
    expect((await visitor.get('/metrics')).status).toBe(404)
    const request = (token: string) =>
      circle.app.request(`${circle.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } })
    expect((await request('metrics-token-for-guests')).status).toBe(404)
    const metrics = await (await request('metrics-token-for-tests')).text()
    expect(metrics).toContain('circle_emails_waiting 0')
    expect(metrics).toContain('circle_request_seconds_bucket')
    expect(metrics).toMatch(/^circle_backup_age_seconds 7776\d\d/m)
    expect(metrics).not.toContain(group.groupId)
  })
})

test('whoever found a weakness learns where to write, for the next half-year', async () => {
  const { status, html, headers } = await visitor.get('/.well-known/security.txt')
  expect([status, headers.get('Content-Type')]).toEqual([200, 'text/plain; charset=UTF-8'])
  const fields = new Map(
    html
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const),
  )
  expect(fields.get('Contact')).toBe(`${circle.url}/contact`)
  expect(fields.get('Canonical')).toBe(`${circle.url}/.well-known/security.txt`)
  const days = Temporal.Instant.from(fields.get('Expires') ?? '')
    .since(circle.clock.now())
    .total('days')
  expect(days).toBeGreaterThan(170)
  expect(days).toBeLessThan(365)
  expect((await visitor.get(new URL(fields.get('Contact') ?? '').pathname)).status).toBe(200)
})

describe('the log', () => {
  test('names routes and never what is in them: no address, no token, no person', async () => {
    const leader = await clientOf(circle, group.leaderId)
    for (const [who, path] of [
      [visitor, `/e/${group.tokens.enquiry}`],
      [visitor, `/applications/${group.tokens.application}`],
      [visitor, `/invitations/${group.tokens.invitation}`],
      [visitor, `/calendar/${group.tokens.feed}.ics`],
      [visitor, `/e/${'x'.repeat(43)}`],
      [leader, `/groups/${group.groupId}/plan`],
    ] as const) {
      await who.get(path)
    }
    await visitor.submit('/sign-in', { email: 'leader@own.example.org' })
    await circle.settled()
    const written = log.join('\n')
    expect(written).toContain('/e/:token')
    for (const secret of [
      ...Object.values(group.tokens),
      group.groupId,
      '@own.example.org',
      'leader of own',
    ]) {
      expect(written).not.toContain(secret)
    }
  })

  test('says that somebody was turned away, where, and that it was the same person again, but not who', async () => {
    log.length = 0
    const member = await clientOf(circle, group.memberId)
    const applicants = `/groups/${group.groupId}/applicants`
    for (const client of [member, member, visitor]) await client.get(applicants)
    const lines = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'turned away')
    const [first, again, ...more] = lines
    expect(first).toMatchObject({
      route: expect.stringMatching(/^\/groups\/:id\/applicants/),
      status: 404,
      who: expect.any(String),
    })
    expect(again.who).toBe(first.who)
    // Whoever is not signed in is led to sign in, and turned away from nothing.
    expect(more).toEqual([])
    expect(log.join('\n')).not.toContain(group.memberId)
  })

  test('says that somebody showed who they are, how, and whether it was right, under a pseudonym', async () => {
    log.length = 0
    await visitor.submit('/sign-in', { email: 'leader@own.example.org' })
    await circle.settled()
    // A leader of a whole group is told of other things meanwhile.
    const asked = circle.mail.to('leader@own.example.org').findLast(({ text }) => text?.includes('/sign-in/'))
    const stranger = await clientOf(circle)
    const code = await stranger.submit('/sign-in', { email: 'leader@own.example.org' })
    await stranger.submit(code.location ?? '', { code: '000000' })
    await stranger.submit(pathIn(asked), {})
    const lines = log
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'somebody showed who they are')
    // Nobody was signed in yet: the lines name the same pseudonym as those of whoever is.
    const who = inTheLog(circle.secrets, group.leaderId)
    expect(lines).toEqual([
      expect.objectContaining({ route: '/sign-in/code', outcome: 'wrong-code', who }),
      expect.objectContaining({ route: '/sign-in/link/:token', outcome: 'shown', who }),
    ])
    expect(log.join('\n')).not.toContain(group.leaderId)
  })

  test('repeats no mail server’s words, which name the recipient', async () => {
    circle.mail.refuseNext(1, '550 5.1.1 <member@own.example.org> is not known here')
    await circle.database.asViewer(nobody, async (db) => {
      const { rows } = await circle.owner.query('select id from preparatory_letter limit 1')
      await queueEmail(db, 'preparatory-letter', { to: { personId: group.memberId }, about: rows[0].id })
    })
    await until(async () => log.some((line) => line.includes('a job failed')), 'the failed job in the log')
    expect(log.join('\n')).not.toContain('member@own')
    const { rows } = await circle.owner.query(
      'select last_error from graphile_worker.jobs where last_error is not null',
    )
    expect(JSON.stringify(rows)).not.toContain('member@own')
  })
})

describe('a fault of ours', () => {
  test('has a reference on the page and in the log, and says nothing else', async () => {
    const leader = await clientOf(circle, group.leaderId)
    await circle.owner.query('alter table group_place rename to group_place_gone')
    const answer = await leader.get(`/groups/${group.groupId}/plan`)
    await circle.owner.query('alter table group_place_gone rename to group_place')
    expect(answer.status).toBe(500)
    const reference = /Reference: <strong>([0-9a-f]{8})<\/strong>/.exec(answer.html)?.[1]
    expect(log.some((line) => line.includes(`"reference":"${reference}"`))).toBe(true)
    expect(answer.html).not.toContain('group_place')
  })
})
