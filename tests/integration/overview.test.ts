import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { societyOverview } from '../../src/features/society/queries/overview.ts'
import { noNumbers } from '../../src/features/society/rules/overview.ts'
import { personAlone, type Viewer, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import type { Client } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import {
  clientFor,
  foundedSociety,
  giveOffice,
  makeRepresentative,
  personIdOf,
  regionIdOf,
} from '../support/office.ts'

// Counted by hand. Scotland: one group in planning, one open with two of eight seats taken, one full before its first
// meeting; the Midlands: one that meets and is full, one that is quiet. Of each, what an overview may say and no more.

let circle: Circle
let morag: Client
let idris: Client
let ewan: Client

const at = (who: string) => `${who}@example.org`
const now = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  circle = await startCircle({ now })
  morag = await foundedSociety(circle)
  idris = await giveOffice(circle, morag, 'council', 'Idris Vaughan', at('idris'))
  ewan = await makeRepresentative(circle, morag, 'Scotland', { name: 'Ewan Baird', email: at('ewan') })
  await makeRepresentative(circle, morag, 'Midlands', { name: 'Beth Loveday', email: at('beth') })

  await group({ region: 'Scotland', leaders: ['ailsa', 'bruno'], members: 0, seats: 8, open: false })
  await group({ region: 'Scotland', leaders: ['ailsa'], members: 2, seats: 8, open: true, supervised: true })
  await group({
    region: 'Scotland',
    leaders: ['carys'],
    members: 6,
    seats: 6,
    open: true,
    dates: ['2026-12-01'],
  })
  await group({
    region: 'Midlands',
    leaders: ['dilys'],
    members: 7,
    seats: 7,
    open: true,
    dates: ['2026-11-03', '2026-12-01'],
    supervised: true,
  })
  await group({
    region: 'Midlands',
    leaders: ['dilys'],
    members: 4,
    seats: 8,
    open: false,
    dates: ['2026-08-01'],
  })

  await enquiry({ region: 'Scotland', kind: 'start-online', due: '2026-11-20' })
  await enquiry({ region: 'Scotland', kind: 'join-group', due: '2026-11-27' })
  await enquiry({ region: 'Scotland', kind: 'move-online', due: '2026-11-27' })
  await enquiry({ region: 'Scotland', kind: 'start-online', due: null })
  await enquiry({ region: 'Midlands', kind: 'something-else', due: '2026-11-24' })
  await enquiry({ region: null, kind: 'something-else', due: '2026-11-01' })
  await enquiry({ region: null, kind: 'concern', due: '2026-11-01' })
})
afterAll(() => circle.close())

const own = async (text: string, values: unknown[] = []) => (await circle.owner.query(text, values)).rows

async function person(name: string): Promise<string> {
  const [known] = await own('select id from person where email = $1', [at(name)])
  if (known) return known.id
  const [made] = await own('insert into person (name, email) values ($1, $2) returning id', [name, at(name)])
  return made.id
}

interface Made {
  region: string
  leaders: string[]
  members: number
  seats: number
  open: boolean
  /** Days on which it meets. */
  dates?: string[]
  supervised?: boolean
}

let made = 0

async function group({ region, leaders, members, seats, open, dates = [], supervised = false }: Made) {
  made += 1
  const founder = await person(leaders[0] ?? '')
  const [{ id }] = await own(
    `insert into balint_group (id, name, founded_by, founded_at, region_id, mode, time_zone, currency, fewest_members,
       most_members, opened_at)
     values (uuidv7(), $1, $2, $3, $4, 'online', 'Europe/London', 'GBP', 4, $5, $6) returning id`,
    [`Group ${made}`, founder, now, await regionIdOf(circle, region), seats, open ? now : null],
  )
  for (const leader of leaders)
    await own('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
      id,
      await person(leader),
      now,
    ])
  const [rules] = await own(
    `insert into ground_rules (id, group_id, version, body, written_by, written_at)
     values (uuidv7(), $1, 1, 'x', $2, $3) returning id`,
    [id, founder, now],
  )
  for (let n = 1; n <= members; n += 1)
    await own(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       values (uuidv7(), $1, $2, $3, $4)`,
      [id, await person(`member-${made}-${n}`), now, rules.id],
    )
  if (supervised)
    await own(
      `insert into supervision_arrangement (id, group_id, kind, every_weeks, since_on)
       values (uuidv7(), $1, 'peer', 4, '2026-01-01')`,
      [id],
    )
  if (dates.length > 0) {
    const [term] = await own(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values (uuidv7(), $1, '2026-01-01', 2, '19:30', 90, 'Europe/London', 2, $2, $3) returning id`,
      [id, founder, now],
    )
    for (const [position, day] of dates.entries())
      await own(
        `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
         values (uuidv7(), $1, $2, $3, $4, $5, $6)`,
        [id, term.id, position + 1, `${day}T19:30:00Z`, `${day}T21:00:00Z`, now],
      )
  }
  return id as string
}

async function enquiry({ region, kind, due }: { region: string | null; kind: string; due: string | null }) {
  const [who] = await own(
    `insert into correspondent (id, name, email, met_at) values (uuidv7(), 'Vera Jenkins', 'vera@example.org', $1) returning id`,
    [now],
  )
  await own(
    `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, waiting_since, answer_due_on)
     values (uuidv7(), $1, $2, $3, 'A secret word', $4, $5, $6)`,
    [who.id, region && (await regionIdOf(circle, region)), kind, now, due && now, due],
  )
}

async function numbersFor(viewer: Viewer) {
  const overview = await circle.database.asViewer(viewer, societyOverview, { readOnly: true })
  return Object.fromEntries(
    overview.map(({ name, regionId: _, representatives: __, ...numbers }) => [name, numbers]),
  )
}
const asHolding = async (who: string, offices: Partial<Viewer>): Promise<Viewer> => ({
  ...personAlone(await personIdOf(circle, at(who))),
  ...offices,
})

const scotland = {
  groups: { planning: 1, open: 1, full: 1, meeting: 0, quiet: 0 },
  seatsTaken: 8,
  seatsFree: 6,
  leaders: 3,
  unsupervised: 2,
  waiting: 3,
  late: 1,
  wanting: 0,
}
const midlands = {
  groups: { planning: 0, open: 0, full: 0, meeting: 1, quiet: 1 },
  seatsTaken: 11,
  seatsFree: 0,
  leaders: 1,
  unsupervised: 0,
  waiting: 1,
  late: 0,
  wanting: 0,
}

describe('the numbers', () => {
  test('are those counted by hand; a concern is counted by nobody', async () => {
    const numbers = await numbersFor(await asHolding('morag', { administrator: true }))
    expect(numbers).toMatchObject({ Scotland: scotland, Midlands: midlands, 'East Anglia': noNumbers })
    expect(numbers['No region given']).toEqual({ ...noNumbers, waiting: 1, late: 1 })
  })

  test('are the same for Council', async () => {
    const council = await numbersFor(await asHolding('idris', { council: true }))
    expect(council).toEqual(await numbersFor(await asHolding('morag', { administrator: true })))
  })

  test('are their own region’s for a representative, without what lies at the administrator’s desk', async () => {
    const regionIds = [await regionIdOf(circle, 'Scotland')]
    expect(await numbersFor(await asHolding('ewan', { regionIds }))).toEqual({
      Scotland: { ...scotland, waiting: 2 },
    })
  })

  test('are nothing for anybody else, whatever they ask the database', async () => {
    const leader = personAlone(await person('ailsa'))
    for (const viewer of [leader, visitor, { ...leader, administrator: true, council: true }]) {
      const answers = await circle.database.asViewer(viewer, async (db) => [
        ...(await sql`select * from group_numbers(60)`.execute(db)).rows,
        ...(await sql`select * from leader_numbers()`.execute(db)).rows,
        ...(await sql`select * from enquiry_numbers()`.execute(db)).rows,
      ])
      expect(answers).toEqual([])
      const rows = circle.database.asViewer(viewer, (db) => sql`select * from group_tally`.execute(db))
      await expect(rows).rejects.toThrow(/permission denied/)
    }
    for (const call of ['group_numbers(60)', 'leader_numbers()', 'enquiry_numbers()']) {
      const held = circle.database.asHolder('any', (db) => sql`select * from ${sql.raw(call)}`.execute(db))
      await expect(held, call).rejects.toThrow(/permission denied/)
    }
  })

  test('follow what happens: a place taken, a place left, a leader gone, supervision ended, a date cancelled', async () => {
    const id = await group({
      region: 'East Anglia',
      leaders: ['edwin'],
      members: 3,
      seats: 4,
      open: true,
      supervised: true,
    })
    const east = async () =>
      (await numbersFor(await asHolding('morag', { administrator: true })))['East Anglia']
    expect(await east()).toMatchObject({ groups: { open: 1 }, seatsTaken: 3, seatsFree: 1, unsupervised: 0 })
    await own(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       select uuidv7(), $1, $2, $3, id from ground_rules where group_id = $1`,
      [id, await person('fiona'), now],
    )
    expect(await east()).toMatchObject({ groups: { open: 0, full: 1 }, seatsTaken: 4, seatsFree: 0 })
    await own(`update membership set left_at = $2 where group_id = $1 and person_id = $3`, [
      id,
      now,
      await person('fiona'),
    ])
    await own(`update supervision_arrangement set ended_on = '2026-11-01' where group_id = $1`, [id])
    expect(await east()).toMatchObject({ groups: { open: 1 }, seatsTaken: 3, leaders: 1, unsupervised: 1 })
    await own(`update group_leader set left_at = $2 where group_id = $1`, [id, now])
    await own(`update balint_group set opened_at = null where id = $1`, [id])
    expect(await east()).toMatchObject({ groups: { planning: 1 }, seatsFree: 0, leaders: 0, unsupervised: 0 })
    await own('delete from membership where group_id = $1', [id])
    await own('delete from balint_group where id = $1', [id])
    expect(await east()).toEqual(noNumbers)
  })

  test('count both of two who take a place in the same second', async () => {
    const id = await group({ region: 'North Wales', leaders: ['gwen'], members: 0, seats: 8, open: true })
    const join = async (who: string) =>
      own(
        `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
         select uuidv7(), $1, $2, $3, id from ground_rules where group_id = $1`,
        [id, await person(who), now],
      )
    await Promise.all(['huw', 'ifor', 'jac', 'kate'].map(join))
    const numbers = await numbersFor(await asHolding('morag', { administrator: true }))
    expect(numbers['North Wales']?.seatsTaken).toBe(4)
    await own('delete from membership where group_id = $1', [id])
    await own('delete from balint_group where id = $1', [id])
  })
})

describe('the administrator’s overview', () => {
  test('leads with who waits too long, and says everything at a glance', async () => {
    const { html } = await morag.get('/office')
    const words = wordsOf(html)
    expect(words).toContain('2 people wait too long')
    expect(html).toContain('href="/enquiries"')
    expect(words).toContain('5 groups')
    expect(words).toContain('19 seats taken')
    expect(words).toContain('2 leaders without supervision')
    expect(words).toContain('5 enquiries waiting')
    expect(words).toContain('1 in planning · 1 open · 1 full')
    expect(words).toContain('2 of 3 leaders')
  })

  test('holds numbers and never content: no group’s, leader’s or enquirer’s name', async () => {
    for (const [client, path] of [
      [morag, '/office'],
      [idris, '/office'],
      [ewan, '/region'],
    ] as const) {
      const { html } = await client.get(path)
      for (const content of ['Group 1', 'ailsa', 'Vera', 'A secret word']) expect(html).not.toContain(content)
    }
  })

  test('shows Council the numbers, and leads them to no enquiry', async () => {
    const words = wordsOf((await idris.get('/office')).html)
    expect(words).toContain('2 people wait too long')
    expect(words).not.toContain('Read the enquiries')
    expect(words).not.toContain('Read them')
    const seen = await circle.database.asViewer(await asHolding('idris', { council: true }), (db) =>
      db.selectFrom('enquiry').select('id').execute(),
    )
    expect(seen).toEqual([])
  })
})

describe('a representative’s overview', () => {
  test('shows their own region, and stands in their header', async () => {
    const { html } = await ewan.get('/region')
    const words = wordsOf(html)
    expect(words).toContain('How Balint work is doing in Scotland')
    expect(words).toContain('Somebody waits too long')
    expect(words).toContain('1 in planning · 1 open · 1 full')
    expect(words).not.toContain('Midlands')
    expect((await ewan.get('/home')).html).toContain('>My region<')
  })

  test('shows both regions while they stand in for a colleague', async () => {
    const beth = await clientFor(circle, at('beth'))
    await circle.owner.query(
      `insert into office_absence (id, person_id, first_on, last_on, covered_by, noted_at)
       values (uuidv7(), $1, '2026-11-20', '2026-11-30', $2, $3)`,
      [await personIdOf(circle, at('ewan')), await personIdOf(circle, at('beth')), now],
    )
    const words = wordsOf((await beth.get('/region')).html)
    expect(words).toContain('How Balint work is doing in Scotland and the Midlands')
    expect(words).toContain('Ewan Baird is away until Monday 30 November; Beth Loveday stands in.')
    await circle.owner.query('delete from office_absence')
  })

  test('does not exist for anybody else', async () => {
    expect((await morag.get('/region')).status).toBe(404)
    expect((await idris.get('/region')).status).toBe(404)
    const ailsa = await clientFor(circle, at('ailsa'))
    for (const path of [
      '/region',
      '/office',
      '/office/people',
      '/office/changes',
      '/office/holidays',
      '/home/away',
    ]) {
      expect((await ailsa.get(path)).status, path).toBe(404)
      expect((await ailsa.get('/home')).html, path).not.toContain(`href="${path}"`)
    }
    for (const path of ['/office', '/office/people', '/office/changes', '/office/holidays'])
      expect((await ewan.get(path)).status, path).toBe(404)
  })
})
