import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteSupervision } from '../../src/features/groups/commands/note-supervision.ts'
import { endSupervisionOf } from '../../src/features/supervision/commands/arrange.ts'
import { type Due, MEETINGS_WITHOUT, supervisionDue } from '../../src/features/supervision/rules/due.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { askedAndAccepted, confirmedSession, done, supervised } from '../support/supervision.ts'

// Isla and Bruno lead a group; each has a supervisor of their own, of whom the other knows nothing.

let circle: Circle
let people: RegisterPeople
let isla: string
let bruno: string
let sylvie: string
let agnes: string
let groupId: string
let islas: Client
let brunos: Client
let ofIsla: string
let ofBruno: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', jobs: false })
  people = await registerPeople(circle)
  isla = await people.person('Isla Grant')
  bruno = await people.person('Bruno Costa')
  sylvie = await people.person('Sylvie Marsh')
  agnes = await people.person('Agnes Thorne')
  groupId = await people.group(isla)
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    groupId,
    bruno,
    '2026-01-01T10:00:00Z',
  ])
  for (const one of [sylvie, agnes]) await people.supervisor(one, { places_free: 4 })
  islas = await clientOf(circle, isla)
  brunos = await clientOf(circle, bruno)
  ofIsla = await supervised(people, [isla], groupId, sylvie, '2026-10-01')
  await confirmedSession(people, [isla, sylvie], { supervisionId: ofIsla }, '2026-11-02T18:00:00Z', [isla])
})
afterAll(() => circle.close())

const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const group = (page = '') => `/groups/${groupId}/${page}`
const standing = (who: string) =>
  people.as(who, async (db) => {
    const { rows } = await sql<{ is_own: boolean; due: Due | null; since_on: unknown; last_on: unknown }>`
      select * from group_supervisions(${groupId}, ${MEETINGS_WITHOUT}::int)`.execute(db)
    return rows
  })

test('what one leader has arranged alone shows the other that it is in place, and neither with whom nor when', async () => {
  expect(await words(islas, group('supervision'))).toContain('Every 4 weeks, since 1 October 2026.')
  expect(await words(brunos, group('supervision'))).toContain('Arranged by another of you')
  expect(await words(brunos, group('plan'))).toContain(
    'Supervision by a supervisor, arranged by another of you.',
  )
  circle.clock.set('2026-12-01T10:00:00Z')
  expect(await words(islas, group('plan'))).toContain('The last was on 2 November 2026')
  expect(await words(brunos, group('plan'))).toContain('It is due, as whoever arranged it knows.')
  for (const page of [
    group('plan'),
    group('supervision'),
    '/portfolio',
    '/supervision',
    '/register/requests',
  ]) {
    const { html } = await brunos.get(page)
    for (const theirs of ['Sylvie', '£55', '1 October', '2 November', 'very 4 weeks', ofIsla])
      expect(html, `${page} shows ${theirs}`).not.toContain(theirs)
  }
})

test('the database shows the other leader no more: no row, no day, and nobody to ask for a report', async () => {
  await expect(
    people.as(bruno, (db) =>
      sql`insert into report_request (id, person_id, supervisor_id, asked_at)
        values (${randomUUID()}, ${bruno}, ${sylvie}, ${db.now.toString()}::timestamptz)`.execute(db),
    ),
  ).rejects.toThrow(/row-level security/)
  const read = await people.as(bruno, async (db) => ({
    rows: (await sql`select * from supervision_arrangement`.execute(db)).rows,
    supervisors: (await sql`select * from own_supervisors()`.execute(db)).rows,
  }))
  expect(read).toEqual({ rows: [], supervisors: [] })
  expect(await standing(bruno)).toEqual([
    expect.objectContaining({
      is_own: false,
      due: 'rhythm-passed',
      since_on: null,
      last_on: null,
      meetings: null,
    }),
  ])
  expect(await standing(isla)).toEqual([expect.objectContaining({ is_own: true, due: 'rhythm-passed' })])
})

test('an arrangement that was noted through the register, before terms were kept, is its leader’s alone as well', async () => {
  const carys = await people.person('Carys Bevan')
  const owen = await people.person('Owen Hughes')
  const older = await people.group(carys)
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    older,
    owen,
    '2026-01-01T10:00:00Z',
  ])
  const known = (who: string) =>
    people.as(who, async (db) => (await sql`select name from own_supervisors()`.execute(db)).rows)
  for (const [kind, others] of [
    ['individual', []],
    ['pair', [{ name: 'Sylvie Marsh' }]],
  ] as const) {
    const requestId = await askedAndAccepted(people, carys, older, sylvie, kind)
    await people.as(carys, (db) =>
      noteSupervision(db, older, {
        kind,
        sinceOn: Temporal.PlainDate.from('2026-11-01'),
        everyWeeks: 4,
        agreed: { requestId, supervisorId: sylvie, peerGroupId: null, feeMinor: null, currency: null },
      }),
    )
    expect(await known(carys)).toEqual([{ name: 'Sylvie Marsh' }])
    expect(await known(owen), kind).toEqual(others)
  }
})

test('of two arrangements the group knows the one that stands best: in place, then due, then none', async () => {
  ofBruno = await supervised(people, [bruno], groupId, agnes, '2026-11-25')
  expect(await standing(isla)).toMatchObject([
    { is_own: false, due: 'not-yet' },
    { is_own: true, due: 'rhythm-passed' },
  ])
  for (const client of [islas, brunos]) expect(await words(client, group('plan'))).not.toContain('It is due')
  done(await people.as(bruno, (db) => endSupervisionOf(db, ofBruno)))
  expect(await words(islas, group('plan'))).toContain('It is due: every 4 weeks was agreed.')
  expect(await words(islas, group('supervision'))).not.toContain('No supervision is in place yet.')
  done(await people.as(isla, (db) => endSupervisionOf(db, ofIsla)))
  expect(await words(islas, group('supervision'))).toContain('No supervision is in place yet.')
})

test('one leader ends nothing of another’s, and takes their own along when they lead no more', async () => {
  await supervised(people, [isla], groupId, agnes, '2026-11-25')
  const [row] = (
    await circle.owner.query(
      'select id from supervision_arrangement where group_id = $1 and ended_on is null',
      [groupId],
    )
  ).rows
  await islas.get(group('supervision'))
  await brunos.submit(
    group('supervision'),
    { kind: 'peer', sinceOn: '2026-11-25', everyWeeks: '6' },
    /supervision$/,
  )
  const tried = await brunos.submit(group('supervision'), { arrangement: row.id }, /ending/)
  expect(wordsOf(tried.html)).toContain('No supervision is in place that could end.')
  expect(await standing(isla)).toHaveLength(2)
  await circle.owner.query('update group_leader set left_at = $3 where group_id = $1 and person_id = $2', [
    groupId,
    isla,
    '2026-12-01T10:00:00Z',
  ])
  expect(await standing(bruno)).toMatchObject([{ is_own: true, kind: 'peer' }])
})

test('the database says that it is due on the same days as the rule', async () => {
  const today = Temporal.PlainDate.from('2026-12-01')
  const days = ['2026-08-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-12-20']
  for (const since of days) {
    for (const last of [null, ...days.slice(1, 4)]) {
      for (const meetings of [0, MEETINGS_WITHOUT]) {
        const rhythm = {
          sinceOn: Temporal.PlainDate.from(since),
          lastOn: last === null ? null : Temporal.PlainDate.from(last),
          everyWeeks: 4,
          meetings,
        }
        const { rows } = await circle.owner.query(
          `select set_config('circle.now', '2026-12-01T10:00:00Z', false), supervision_stands($1, 4, $2, $3, $4) as due`,
          [since, last, meetings, MEETINGS_WITHOUT],
        )
        expect(rows[0].due, JSON.stringify({ since, last, meetings })).toBe(supervisionDue(rhythm, today))
      }
    }
  }
})
