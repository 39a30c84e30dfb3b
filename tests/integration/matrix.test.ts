import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emails, lanesOf } from '../../src/jobs.ts'
import type { Db } from '../../src/platform/database/database.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { socketDoors } from '../../src/sockets.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { mounted } from '../support/matrix/addresses.ts'
import { emailLines } from '../support/matrix/emails.ts'
import { jobLines, readByItself } from '../support/matrix/jobs.ts'
import { kinds, wordOf } from '../support/matrix/kinds.ts'
import { lineOf } from '../support/matrix/line-of.ts'
import { holders, homeOf, type Role, roles, type Society, writeSociety } from '../support/matrix/people.ts'
import { allLines } from '../support/matrix/routes.ts'
import { allTables, type Counts, rowsSeen } from '../support/matrix/rows.ts'
import { tablesOf } from '../support/matrix/tables.ts'
import { rowsInReach } from '../support/matrix/writes.ts'
import { mailContext } from '../support/matrix.ts'

// Who sees what (tests/support/matrix/kinds.ts) as the database itself has it, with the application's checks out of the
// way; and that nothing of the product stands outside of that table. Its addresses: matrix-doors.test.ts.

let circle: Circle
let society: Society

const seen = new Map<Role, Map<string, Counts>[]>()

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  society = await writeSociety(circle)
  const { open, planned } = society.groups
  const whose = { open: open.uuids, planned: planned.uuids, concern: society.concern.uuids }
  const { database } = circle
  for (const role of roles) {
    if (isHolder(role)) {
      seen.set(
        role,
        await Promise.all(
          society.tokens[role].map((token) =>
            database.asHolder(token, (db) => rowsSeen(db, whose), { readOnly: true }),
          ),
        ),
      )
      continue
    }
    const viewer = role === 'visitor' ? visitor : personAlone(society.personId(role))
    seen.set(role, [await database.asViewer(viewer, (db) => rowsSeen(db, whose), { readOnly: true })])
  }
}, 280_000)
afterAll(() => circle.close())

const isHolder = (role: Role): role is (typeof holders)[number] => (holders as readonly Role[]).includes(role)

const tablesIn = (kind: string): string[] => (tablesOf[kind] ?? '').split(/\s+/).filter(Boolean)

/** How many rows of a table somebody reads: of their own group, of the other, of the concern, and of nobody. */
function read(role: Role, table: string) {
  const sum = { own: 0, foreign: 0, concern: 0, nobody: 0 }
  for (const one of seen.get(role) ?? []) {
    const counts = one.get(table)
    if (!counts) continue
    const [own, foreign] =
      homeOf(role) === 'open' ? (['open', 'planned'] as const) : (['planned', 'open'] as const)
    sum.own += counts[own]
    sum.foreign += counts[foreign]
    sum.concern += counts.concern
    sum.nobody += counts.nobody
  }
  return sum
}

/** As many rows of a group as anybody reads of it. */
const most = (table: string, home: 'open' | 'planned'): number =>
  Math.max(...roles.map((role) => read(role, table)[homeOf(role) === home ? 'own' : 'foreign']))

describe('nothing stands outside the matrix', () => {
  test('every table holds one kind of record', async () => {
    const known = kinds.flatMap(tablesIn)
    const all = await allTables(circle.owner)
    expect(
      all.filter((table) => !known.includes(table)),
      'tables without a kind: say in tests/support/matrix/tables.ts what kind of record they hold',
    ).toEqual([])
    expect(known.filter((table, nth) => !all.includes(table) || known.indexOf(table) !== nth)).toEqual([])
    expect(Object.keys(tablesOf).filter((kind) => !kinds.includes(kind))).toEqual([])
  })

  test('every address is a door to one kind of record, for people who may see it', () => {
    const stands = new Set<string>()
    const missing: string[] = []
    for (const method of ['GET', 'POST'] as const) {
      for (const route of mounted(circle.app, method)) {
        try {
          stands.add(lineOf(method, route).pattern)
        } catch (fault) {
          missing.push(fault instanceof Error ? fault.message : String(fault))
        }
      }
    }
    expect(missing).toEqual([])
    expect(allLines.filter(({ pattern }) => !stands.has(pattern)).map(({ pattern }) => pattern)).toEqual([])
    const unseen = allLines.flatMap(({ kind, who, everywhere, alike, pattern }) => [
      ...who
        .filter((role) => wordOf(kind, role) === '·')
        .map((role) => `${pattern}: ${role} sees no ${kind}`),
      // Where nothing happens, or nothing is said, to anybody.
      ...(alike || kind === 'oneself' ? [] : everywhere)
        .filter((role) => wordOf(kind, role) !== 'all')
        .map((role) => `${pattern}: ${role} does not see all ${kind}`),
    ])
    expect(unseen).toEqual([])
  })
})

describe('the database shows', () => {
  test.each(kinds)('%s to whom the matrix says, and to nobody else', (kind) => {
    const wrong: string[] = []
    for (const role of roles) {
      const word = wordOf(kind, role)
      const counts = tablesIn(kind).map((table) => ({
        table,
        ...read(role, table),
        most: most(table, homeOf(role)),
      }))
      const isDoor = allLines.some((line) => line.kind === kind && line.who.includes(role))
      const some = counts.some(({ own, nobody }) => own + nobody > 0)
      const fewer = counts.filter(({ own, most }) => own < most)
      for (const { table, own, foreign, nobody } of counts) {
        if (word === '·' && own + foreign + nobody > 0) wrong.push(`${role} reads ${table}`)
        if (foreign > 0 && word !== 'all' && !(word === 'open' && homeOf(role) === 'planned'))
          wrong.push(`${role} reads ${table} of others`)
      }
      if (
        word === 'all' &&
        counts.length > 0 &&
        !isDoor &&
        counts.every(({ foreign, nobody }) => foreign + nobody === 0)
      )
        wrong.push(`${role} does not read it of others`)
      if (word === 'own' && (!some || fewer.length > 0) && !(counts.length === 0 && isDoor))
        wrong.push(`${role} does not read all of their own: ${fewer.map(({ table }) => table)}`)
      if (word === 'part' && !some && !isDoor) wrong.push(`${role} reads nothing of it`)
      // Of a group in planning, and behind an address, there are too few people to compare with.
      if (word === 'part' && some && fewer.length === 0 && !isHolder(role) && homeOf(role) === 'open')
        wrong.push(`${role} reads all of it`)
    }
    expect(wrong).toEqual([])
  })

  test.each(['jobs', 'signin', 'room'] as const)(
    '%s, which nobody is, only what it works on',
    async (role) => {
      const { rows } = await circle.owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname <> 'migration' and has_any_column_privilege('circle_' || $1, oid, 'select')`,
        [role],
      )
      const read = rows.map(({ name }) => kinds.find((kind) => tablesIn(kind).includes(name)) ?? name)
      expect([...new Set(read)].sort()).toEqual([...readByItself[role]].sort())
    },
  )

  test.each(roles)('the %s no row to change or to delete that they do not read', async (role) => {
    const { database } = circle
    const tries = isHolder(role)
      ? society.tokens[role].map((token) => database.asHolder(token, rowsInReach))
      : [database.asViewer(role === 'visitor' ? visitor : personAlone(society.personId(role)), rowsInReach)]
    const wrong: string[] = []
    for (const reached of await Promise.all(tries)) {
      // Whoever holds an address may write in fewer tables than whoever signs in.
      expect(reached.size).toBeGreaterThan(10)
      for (const [what, rows] of reached) {
        const { own, foreign, concern, nobody } = read(role, what.replace(/^\w+ /, ''))
        if (rows > own + foreign + concern + nobody) wrong.push(`${what}: ${rows}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a concern to its officer alone', () => {
    const readers = roles.filter((role) =>
      kinds.flatMap(tablesIn).some((table) => read(role, table).concern > 0),
    )
    expect(readers).toEqual(roles.filter((role) => wordOf('concerns', role) !== '·'))
  })
})

describe('what leaves by itself', () => {
  test('is in the matrix: every email, every job, every socket', () => {
    const lines = emailLines.flatMap(({ names }) => names)
    expect([...lines].sort(), 'say in tests/support/matrix/emails.ts of which kind an email tells').toEqual(
      emails.map(({ name }) => name).sort(),
    )
    expect(emailLines.filter(({ kind }) => !kinds.includes(kind))).toEqual([])
    expect(Object.keys(jobLines).sort(), 'say in tests/support/matrix/jobs.ts what a job sends').toEqual(
      lanesOf(circle.house, circle.mailRoom)
        .flatMap(({ tasks }) => Object.keys(tasks))
        .sort(),
    )
    const sent = Object.values(jobLines).flatMap((names) => names.split(' ').filter(Boolean))
    expect(sent.filter((name) => !lines.includes(name))).toEqual([])
    // A line into a room is opened with a ticket of /rooms/:id/tickets, which is among the forms.
    expect(socketDoors(circle.house).map(({ path }) => path)).toEqual(['/rooms/socket'])
  })

  test.each(roles.filter((role) => role !== 'visitor'))(
    'the %s is written to of nothing that is not theirs',
    async (role) => {
      const home = homeOf(role)
      const { open, planned } = society.groups
      const [own, foreign] = home === 'open' ? [open, planned] : [planned, open]
      const wrong: string[] = []
      const written = async (db: Db) => {
        await sql`savepoint before_email`.execute(db)
        for (const { kind, about, names, toHolder } of emailLines) {
          if (toHolder && !isHolder(role)) continue
          const word = wordOf(kind, role)
          const isTold = {
            own: word !== '·',
            // Whoever holds an address is written to of their own, whatever the email is said to be about.
            foreign:
              word === 'all' || (word === 'open' && home === 'planned') || (isHolder(role) && word !== '·'),
          }
          const asked = [
            ...own.within
              .ids(about)
              .slice(0, 2)
              .map((id) => ['own', id] as const),
            ...foreign.within
              .ids(about)
              .slice(0, 1)
              .map((id) => ['foreign', id] as const),
          ].filter(([whose]) => !isTold[whose])
          for (const name of names) {
            const email = emails.find((each) => each.name === name)
            for (const [whose, id] of asked) {
              // What the reader's role may not even ask for is no email, either.
              const mail = await email?.write(db, id, mailContext).catch(() => null)
              if (mail) wrong.push(`${name} of the ${whose} ${about}`)
              await sql`rollback to savepoint before_email`.execute(db)
            }
          }
        }
      }
      if (!isHolder(role)) {
        await circle.database.asViewer(personAlone(society.personId(role)), written, { readOnly: true })
      } else
        for (const token of society.tokens[role])
          await circle.database.asHolder(token, written, { readOnly: true })
      expect(wrong).toEqual([])
    },
  )
})
