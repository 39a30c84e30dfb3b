import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreeToTerms } from '../../src/features/supervision/commands/arrange.ts'
import { confirmSession, logSession } from '../../src/features/supervision/commands/sessions.ts'
import { supervisedBy, supervisedIn } from '../../src/features/supervision/queries/supervisions.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { reached, rowsRead, tablesOf } from '../support/matrix.ts'
import {
  type Role,
  roles,
  type SupervisionRoles,
  signedIn,
  supervisionRoles,
} from '../support/supervision-roles.ts'

// Who sees what of supervision (domain.md, part d), one line each: its pages in each state, how many rows of its tables,
// and calendars. That none is left out: matrix.test.ts. Its emails: supervision-letters.test.ts.

let circle: Circle
let all: SupervisionRoles
const clients = new Map<Role, Client>()

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  all = await supervisionRoles(circle)
  for (const role of roles)
    clients.set(role, await clientOf(circle, role === 'visitor' ? undefined : all.id(role)))
})
afterAll(() => circle.close())

const client = (role: Role): Client => {
  const one = clients.get(role)
  if (!one) throw new Error(`The ${role} has no browser.`)
  return one
}

const sides: readonly Role[] = ['supervisee', 'supervisor']
const peers: readonly Role[] = ['supervisee', 'peer']
const inTalk: readonly Role[] = ['co-leader', 'another supervisor']

describe('each page is there for these, and for nobody else', () => {
  const pages: readonly (readonly [route: string, path: () => string, who: readonly Role[]])[] = [
    // One's own, whatever there is: what stands in it is looked at below.
    ['/supervision', () => '/supervision', signedIn],
    ['/supervising', () => '/supervising', signedIn],
    ['/supervising/statement', () => '/supervising/statement?from=2026-01-01', signedIn],
    ['/supervision/:id', () => `/supervision/${all.supervisionId}`, sides],
    ['/supervision/requests/:requestId', () => `/supervision/requests/${all.requests.agreed}`, sides],
    ['/supervision/requests/:requestId', () => `/supervision/requests/${all.requests.inTalk}`, inTalk],
    [
      '/supervision/sessions/:sessionId',
      () => `/supervision/sessions/${all.sessions.supervision.confirmed}`,
      sides,
    ],
    [
      '/supervision/sessions/:sessionId',
      () => `/supervision/sessions/${all.sessions.supervision.planned}`,
      sides,
    ],
    [
      '/supervision/sessions/:sessionId',
      () => `/supervision/sessions/${all.sessions.peers.confirmed}`,
      peers,
    ],
    ['/supervision/sessions/:sessionId', () => `/supervision/sessions/${all.sessions.peers.planned}`, peers],
    ['/peers/:id', () => `/peers/${all.peerGroupId}`, peers],
    // What other features show of it.
    ['/supervision/:id/room', () => `/supervision/${all.supervisionId}/room`, sides],
    ['/supervision/:id/room', () => `/supervision/${all.peerGroupId}/room`, peers],
    ['/groups/:id/supervision', () => `/groups/${all.groupId}/supervision`, ['supervisee', 'co-leader']],
  ]

  test.each(pages)('%s', async (_route, path, who) => {
    for (const role of roles) {
      const expected = role === 'visitor' ? 'sign-in' : who.includes(role) ? 'there' : 'nothing'
      expect(await reached(client(role), path()), role).toBe(expected)
    }
  })

  test.each(roles)('whatever the %s is shown tells of nothing that others have', async (role) => {
    for (const [route, path] of pages) {
      const { html } = await client(role).get(path())
      // Neither with whom, nor a fee, nor a date: "in place", and no more.
      const untold = [
        ...(sides.includes(role) ? [] : ['supervisor Test', '£55', '£62', '2 November', all.supervisionId]),
        ...(peers.includes(role) ? [] : ['Forth peers', 'peer Test']),
        ...(inTalk.includes(role) ? [] : ['Nobody Else']),
      ]
      // An address that was asked for may come back in the sign-in's.
      if (role !== 'visitor')
        for (const theirs of untold) expect(html, `${route} shows ${theirs}`).not.toContain(theirs)
    }
  })
})

describe('the database itself shows', () => {
  /** So many rows of each table; nothing of it to whoever is not named. */
  const rows: Record<string, Partial<Record<Role, number>>> = {
    supervision: { supervisee: 1, supervisor: 1 },
    supervisee: { supervisee: 1, supervisor: 1 },
    supervision_terms: { supervisee: 2, supervisor: 2 },
    supervision_agreement: { supervisee: 3, supervisor: 3 },
    // What one leader arranged is not the other's to read; the group knows it as "in place" alone.
    supervision_arrangement: { supervisee: 1, supervisor: 1 },
    supervision_session: { supervisee: 12, supervisor: 6, peer: 6 },
    supervision_session_person: { supervisee: 3, supervisor: 1, peer: 2 },
    supervision_step: { supervisee: 4, supervisor: 2, peer: 2 },
    // How peers call themselves stands in the register, and before whoever asks for a chair; who they are does not.
    peer_group: { supervisee: 2, peer: 2, asker: 1, administrator: 2, Council: 2 },
    peer_group_member: { supervisee: 4, peer: 4 },
    peer_group_pause: { supervisee: 1, peer: 1 },
    // Each their own yes.
    peer_agreement: { supervisee: 1 },
  }

  test.each(signedIn)('the %s the same', async (role) => {
    const read = await all.people.as(all.id(role), (db) => rowsRead(db, Object.keys(rows)))
    expect(read).toEqual(
      Object.fromEntries(Object.entries(rows).map(([table, who]) => [table, who[role] ?? 0])),
    )
  })

  test('nobody writes any of it past its steps, not even its people', async () => {
    for (const role of ['supervisee', 'supervisor', 'co-leader', 'administrator'] as const) {
      for (const write of [
        `update supervision_session set length_minutes = 240`,
        `insert into supervision_agreement (terms_id, person_id, agreed_at) select id, '${all.id('supervisor')}', now() from supervision_terms`,
        `delete from supervision`,
        `insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on, supervision_id, supervisor_id)
         values ('${randomUUID()}', '${all.groupId}', 'individual', 1, '2026-11-01', '${all.supervisionId}', '${all.id('another supervisor')}')`,
      ]) {
        await expect(
          all.people.as(all.id(role), (db) => sql.raw(write).execute(db)),
          `${role}: ${write}`,
        ).rejects.toThrow(/permission denied|row-level security/)
      }
    }
  })

  test('the society counts that the group is supervised, and reads no more', async () => {
    const [counted] = (
      await circle.owner.query('select supervised_until::text from group_tally where group_id = $1', [
        all.groupId,
      ])
    ).rows
    expect(counted.supervised_until).toBe('infinity')
  })

  test('there is no column for words in any table of supervision', async () => {
    const made = await tablesOf(circle.owner, /^006[25]/, /^(supervision|supervisee)(_|$)/)
    const { rows: found } = await circle.owner.query(
      `select table_name, column_name from information_schema.columns
       where table_name = any ($1) and table_name <> 'supervision_arrangement'
         and data_type in ('text', 'jsonb', 'bytea', 'character varying') order by 1, 2`,
      [made],
    )
    // Each a choice of a checked list.
    expect(found.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).toEqual([
      'supervision.kind',
      'supervision_session.disputed_what',
      'supervision_session.mode',
      'supervision_step.kind',
      'supervision_terms.currency',
      'supervision_terms.mode',
    ])
  })
})

test('a step in it is nothing to those who have no part in it', async () => {
  const log = {
    startsAt: Temporal.Instant.from('2026-11-03T18:00:00Z'),
    lengthMinutes: 60,
    mode: 'online' as const,
    there: [all.id('supervisee')],
    meetingsCovered: 0,
  }
  for (const role of signedIn.filter((each) => !sides.includes(each))) {
    const as = all.id(role)
    const tried = [
      () => all.people.as(as, (db) => logSession(db, { supervisionId: all.supervisionId }, log)),
      () => all.people.as(as, (db) => confirmSession(db, all.sessions.supervision.logged)),
      () => all.people.as(as, (db) => agreeToTerms(db, all.terms.proposed)),
    ]
    for (const attempt of tried) await expect(attempt(), role).rejects.toThrow()
    for (const query of [supervisedIn, supervisedBy]) expect(await all.people.as(as, query), role).toEqual([])
  }
})

test('no feed of anybody’s calendar tells of supervision', async () => {
  for (const role of ['supervisee', 'co-leader'] as const) {
    await client(role).submit('/calendar', {}, /calendar\/feed$/)
    const address = /value="http[^"]*(\/calendar\/[\w-]{43}\.ics)"/.exec(
      (await client(role).get('/calendar')).html,
    )?.[1]
    const feed = await client('visitor').get(address ?? '')
    expect(feed.html, role).toContain('BEGIN:VCALENDAR')
    expect(feed.html, role).not.toMatch(/supervis|Forth peers/i)
  }
})
