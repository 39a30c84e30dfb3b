import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreeToTerms } from '../../src/features/supervision/commands/arrange.ts'
import { confirmSession, logSession } from '../../src/features/supervision/commands/sessions.ts'
import { supervisedBy, supervisedIn } from '../../src/features/supervision/queries/supervisions.ts'
import { emails } from '../../src/jobs.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { confirmedSession, supervised } from '../support/supervision.ts'

// Who sees what of supervision (domain.md, part d), one line a role: each page, the emails that are about it, and what the
// database itself shows. Isla is supervised by Sylvie alone; Bruno leads with Isla and has no part in it.

let circle: Circle
let people: RegisterPeople
let ids: Record<string, string>
let clients: Record<string, Client>
let groupId: string
let supervisionId: string
let sessionId: string
let peerGroupId: string

const roles = [
  'supervisee',
  'supervisor',
  'co-leader',
  'peer',
  'member',
  'another supervisor',
  'administrator',
  'Council',
  'representative',
  'somebody',
  'visitor',
] as const
type Role = (typeof roles)[number]

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  people = await registerPeople(circle)
  const person: Record<string, string> = {}
  for (const role of roles.slice(0, -1))
    person[role] = await people.person(role === 'another supervisor' ? 'Nobody Else' : `${role} Test`)
  ids = person
  await people.office(id('administrator'), 'administrator')
  await people.office(id('Council'), 'council')
  await people.office(id('representative'), 'representative', people.scotland)
  await people.supervisor(id('supervisor'), { places_free: 3 })
  await people.supervisor(id('another supervisor'))
  groupId = await people.group(id('supervisee'))
  await circle.owner.query(
    'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())',
    [groupId, id('co-leader')],
  )
  supervisionId = await supervised(people, [id('supervisee')], groupId, id('supervisor'), '2026-10-01')
  sessionId = await confirmedSession(
    people,
    [id('supervisee'), id('supervisor')],
    { supervisionId },
    '2026-11-02T18:00:00Z',
    [id('supervisee')],
  )
  peerGroupId = randomUUID()
  await circle.owner.query(
    `insert into peer_group (id, name, every_weeks, mode, places_free, kept_by, made_at, changed_at)
     values ($1, 'Forth peers', 6, 'online', 1, $2, now(), now())`,
    [peerGroupId, id('peer')],
  )
  for (const who of ['peer', 'supervisee']) {
    await circle.owner.query(
      'insert into peer_group_member (id, peer_group_id, person_id, joined_at) values ($1, $2, $3, now())',
      [randomUUID(), peerGroupId, id(who)],
    )
  }
  clients = { visitor: await clientOf(circle) }
  for (const role of roles.slice(0, -1)) clients[role] = await clientOf(circle, id(role))
})
afterAll(() => circle.close())

function id(role: string): string {
  const one = ids[role]
  if (!one) throw new Error(`Nobody is the ${role}.`)
  return one
}

const pages: Record<string, () => string> = {
  arrangement: () => `/supervision/${supervisionId}`,
  session: () => `/supervision/sessions/${sessionId}`,
  room: () => `/supervision/${supervisionId}/room`,
  peers: () => `/peers/${peerGroupId}`,
  group: () => `/groups/${groupId}/supervision`,
  statement: () => '/supervising/statement?from=2026-01-01',
}

/** What each role is answered: the page, nothing (as if it did not exist), or the way to sign in. */
const table: Record<Role, Record<keyof typeof pages, 'page' | 'nothing' | 'sign-in'>> = {
  supervisee: all('page'),
  supervisor: { ...all('page'), peers: 'nothing', group: 'nothing' },
  'co-leader': { ...all('nothing'), group: 'page', statement: 'page' },
  peer: { ...all('nothing'), peers: 'page', statement: 'page' },
  member: { ...all('nothing'), statement: 'page' },
  'another supervisor': { ...all('nothing'), statement: 'page' },
  administrator: { ...all('nothing'), statement: 'page' },
  Council: { ...all('nothing'), statement: 'page' },
  representative: { ...all('nothing'), statement: 'page' },
  somebody: { ...all('nothing'), statement: 'page' },
  visitor: all('sign-in'),
}

function all<T>(answer: T): Record<string, T> {
  return Object.fromEntries(Object.keys(pages).map((page) => [page, answer]))
}

test.each(roles)('the %s is shown what is theirs of supervision, and nothing else', async (role) => {
  const client = clients[role] as Client
  for (const [page, path] of Object.entries(pages)) {
    const answer = await client.get(path())
    const got =
      answer.status === 200 ? 'page' : answer.location?.startsWith('/sign-in') ? 'sign-in' : 'nothing'
    expect(got, page).toBe(table[role][page])
    if (got === 'nothing') expect(answer.status, page).toBe(404)
    if (!['supervisee', 'supervisor'].includes(role)) {
      // Neither with whom, nor a fee, nor a date: "in place", and no more.
      for (const theirs of ['supervisor Test', '£55', '2 November', supervisionId])
        expect(answer.html, `${page} shows ${theirs}`).not.toContain(theirs)
    }
  }
})

const tables = [
  'supervision',
  'supervisee',
  'supervision_terms',
  'supervision_agreement',
  'supervision_session',
  'supervision_session_person',
  'supervision_step',
] as const

test.each(roles)('the database shows the %s the same', async (role) => {
  if (role === 'visitor') return
  const seen = await people.as(id(role), async (db) => {
    const counts: Record<string, number> = {}
    for (const one of tables) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from (select 1 from ${sql.table(one)}) as each`.execute(db)
      counts[one] = rows[0]?.count ?? 0
    }
    return counts
  })
  const isTheirs = role === 'supervisee' || role === 'supervisor'
  for (const one of tables) expect((seen[one] ?? 0) > 0, one).toBe(isTheirs)
})

test('nobody writes any of it past its steps, not even its people', async () => {
  for (const role of ['supervisee', 'supervisor', 'co-leader', 'administrator']) {
    for (const write of [
      `update supervision_session set length_minutes = 240`,
      `insert into supervision_agreement (terms_id, person_id, agreed_at) select id, '${id('supervisor')}', now() from supervision_terms`,
      `delete from supervision`,
      `insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on, supervision_id, supervisor_id)
       values ('${randomUUID()}', '${groupId}', 'individual', 1, '2026-11-01', '${supervisionId}', '${id('another supervisor')}')`,
    ]) {
      await expect(
        people.as(id(role), (db) => sql.raw(write).execute(db)),
        `${role}: ${write}`,
      ).rejects.toThrow(/permission denied|row-level security/)
    }
  }
})

test('a step in it is nothing to those who have no part in it', async () => {
  const log = {
    startsAt: Temporal.Instant.from('2026-11-03T18:00:00Z'),
    lengthMinutes: 60,
    mode: 'online' as const,
    there: [id('supervisee')],
    meetingsCovered: 0,
  }
  const [terms] = (await circle.owner.query('select id from supervision_terms')).rows
  for (const role of ['co-leader', 'peer', 'another supervisor', 'administrator', 'Council']) {
    const tried = [
      () => people.as(id(role), (db) => logSession(db, { supervisionId }, log)),
      () => people.as(id(role), (db) => confirmSession(db, sessionId)),
      () => people.as(id(role), (db) => agreeToTerms(db, terms.id)),
    ]
    for (const attempt of tried) await expect(attempt(), role).rejects.toThrow()
    for (const query of [supervisedIn, supervisedBy])
      expect(await people.as(id(role), query), role).toEqual([])
  }
})

const context = {
  society: 'Society of tests',
  link: (path: string) => `https://circle.example.org${path}`,
  token: null,
  to: 'Somebody',
  address: 'somebody@example.org',
  noReplyAddress: 'no-reply@example.org',
  host: 'circle.example.org',
}

test('no email about an arrangement or a session is written to anybody but its people', async () => {
  const planned = randomUUID()
  await circle.owner.query(
    `insert into supervision_session (id, supervision_id, starts_at, length_minutes, mode, made_at, changed_at)
     values ($1, $2, '2026-12-01T18:00:00Z', 60, 'online', now(), now())`,
    [planned, supervisionId],
  )
  const [terms] = (await circle.owner.query('select id from supervision_terms')).rows
  const write = (template: string, about: string, role: string) =>
    circle.database.asViewer(
      personAlone(id(role)),
      async (db) => emails.find(({ name }) => name === template)?.write(db, about, context),
      { readOnly: true },
    )
  for (const [template, about] of [
    ['supervision-agreed', terms.id],
    ['supervision-ended', supervisionId],
    ['supervision-time-over', supervisionId],
    ['supervision-terms-withdrawn', supervisionId],
    ['supervision-session-planned', planned],
    ['supervision-session-moved', planned],
    ['supervision-reminder', planned],
  ] as const) {
    for (const role of roles.slice(0, -1))
      expect(Boolean(await write(template, about, role)), `${template} to the ${role}`).toBe(
        role === 'supervisee' || role === 'supervisor',
      )
  }
  await circle.owner.query('delete from supervision_session where id = $1', [planned])
})

test('what peers are told of their dates is told to peers alone', async () => {
  const date = randomUUID()
  await circle.owner.query(
    `insert into supervision_session (id, peer_group_id, starts_at, length_minutes, mode, made_at, changed_at)
     values ($1, $2, '2026-12-02T18:00:00Z', 90, 'online', now(), now())`,
    [date, peerGroupId],
  )
  for (const role of roles.slice(0, -1)) {
    const mail = await circle.database.asViewer(
      personAlone(id(role)),
      async (db) => emails.find(({ name }) => name === 'peer-dates-made')?.write(db, peerGroupId, context),
      { readOnly: true },
    )
    expect(Boolean(mail), role).toBe(role === 'peer' || role === 'supervisee')
  }
  await circle.owner.query('delete from supervision_session where id = $1', [date])
})

test('no feed of anybody’s calendar tells of supervision', async () => {
  for (const role of ['supervisee', 'co-leader']) {
    const client = clients[role] as Client
    await client.submit('/calendar', {}, /calendar\/feed$/)
    const address = /value="http[^"]*(\/calendar\/[\w-]{43}\.ics)"/.exec(
      (await client.get('/calendar')).html,
    )?.[1]
    const feed = await (clients.visitor as Client).get(address ?? '')
    expect(feed.html, role).toContain('BEGIN:VCALENDAR')
    expect(feed.html, role).not.toMatch(/supervis|Forth peers/i)
  }
})

test('emails about it go to its people alone, and calendars name nobody', async () => {
  const { rows } = await circle.owner.query(
    `select distinct template, p.name from email e join person p on p.id = e.person_id where template like 'supervision%'`,
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const { name, template } of rows)
    expect(['supervisee Test', 'supervisor Test'], template).toContain(name)
})

test('the society counts that the group is supervised, and reads no more', async () => {
  const [counted] = (
    await circle.owner.query('select supervised_until::text from group_tally where group_id = $1', [groupId])
  ).rows
  expect(counted.supervised_until).toBe('infinity')
  const seen = await people.as(id('administrator'), (db) =>
    db.selectFrom('supervision_arrangement').select('id').execute(),
  )
  expect(seen).toEqual([])
})

test('there is no column for words in any table of supervision', async () => {
  const { rows } = await circle.owner.query(
    `select table_name, column_name from information_schema.columns
     where table_name in (${[...tables, 'peer_group_pause', 'peer_agreement'].map((one) => `'${one}'`).join(', ')})
       and data_type in ('text', 'jsonb', 'bytea', 'character varying') order by 1, 2`,
  )
  // Each a choice of a checked list.
  expect(rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).toEqual([
    'supervision.kind',
    'supervision_session.disputed_what',
    'supervision_session.mode',
    'supervision_step.kind',
    'supervision_terms.currency',
    'supervision_terms.mode',
  ])
})
