import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

// Ailsa, Bruno and their group; what becomes of it is told to the two of them alone.

const TODAY = '2026-12-10T12:00:00Z'
let circle: Circle
let group: PlannedGroup
let ailsa: Client
let turn = 0

beforeAll(async () => {
  circle = await startCircle({ now: '2026-09-01T10:00:00Z', jobs: false })
})
afterAll(() => circle.close())

beforeEach(async () => {
  circle.clock.set('2026-09-01T10:00:00Z')
  group = await writePlannedGroup(circle, `Leith${turn++}`)
  await circle.owner.query('update balint_group set fewest_members = 2 where id = $1', [group.groupId])
  await join('Dilip Rao')
  await join('Esme Laird')
  circle.clock.set(TODAY)
  ailsa = await clientOf(circle, group.ailsa)
})

const people = new Map<string, string>()
async function join(name: string): Promise<string> {
  const id = randomUUID()
  people.set(name, id)
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    name,
    `${id}@example.org`,
  ])
  await circle.owner.query(
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
     select $1, $2, $3, $4, id from ground_rules where group_id = $2`,
    [randomUUID(), group.groupId, id, circle.clock.now().toString()],
  )
  return id
}

/** Meetings so many days ago, each with a debrief or without; attendance as `absent` says, if it was taken. */
async function meet(
  days: readonly number[],
  { debriefs = true, absent }: { debriefs?: boolean; absent?: string[] } = {},
) {
  const termId = randomUUID()
  await circle.owner.query(
    `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
     values ($1, $2, '2026-09-01', 2, '18:00', 90, 'Europe/London', $3, $4, now())`,
    [termId, group.groupId, days.length, group.ailsa],
  )
  for (const [position, ago] of days.entries()) {
    const [id, ends] = [randomUUID(), Temporal.Instant.from(TODAY).subtract({ hours: 24 * ago })]
    await circle.owner.query(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at) values ($1, $2, $3, $4, $5, $6, now())`,
      [id, group.groupId, termId, position + 1, ends.subtract({ minutes: 90 }).toString(), ends.toString()],
    )
    if (debriefs)
      await circle.owner.query('insert into debrief_held values ($1, now(), $2)', [id, group.ailsa])
    if (!absent) continue
    await circle.owner.query(
      `insert into meeting_record (meeting_id, group_id, taken_by, taken_at, cases) values ($1, $2, $3, now(), 1)`,
      [id, group.groupId, group.ailsa],
    )
    for (const personId of [group.carys, people.get('Esme Laird') ?? '', people.get('Dilip Rao') ?? '']) {
      await circle.owner.query(`insert into meeting_attendance values ($1, $2, 'member', $3)`, [
        id,
        personId,
        absent.includes(personId) ? 'apologies' : 'present',
      ])
    }
  }
}

const pages = () => [`/groups/${group.groupId}/meetings`, `/groups/${group.groupId}/plan`]
const shown = async (client: Client, path: string) => wordsOf((await client.get(path)).html)

test('a group that goes well is told nothing', async () => {
  await meet([3, 17, 31], { absent: [] })
  for (const page of pages()) expect((await ailsa.get(page)).html).not.toContain('Worth a look')
})

test('a member who missed three in a row: one line with a step, to each of its leaders, and to nobody else', async () => {
  await meet([3, 17, 31], { absent: [people.get('Dilip Rao') ?? ''] })
  const title = 'Dilip Rao has missed three meetings in a row'
  for (const leader of [group.ailsa, group.bruno]) {
    const client = await clientOf(circle, leader)
    for (const page of pages()) expect(await shown(client, page)).toContain(title)
  }
  const administrator = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    administrator,
    'Una',
    `${administrator}@example.org`,
  ])
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', '2026-09-01')`,
    [randomUUID(), administrator],
  )
  for (const who of [group.carys, people.get('Dilip Rao') ?? '', administrator]) {
    const client = await clientOf(circle, who)
    for (const page of [...pages(), '/home', `/groups/${group.groupId}/circle`, '/office']) {
      const { html } = await client.get(page)
      expect(html, page).not.toContain('Worth a look')
      expect(html, page).not.toContain('in a row')
    }
    const rest = new URLSearchParams({ kind: 'misses', about: group.carys, back: 'plan' })
    expect((await client.post(`/groups/${group.groupId}/continuity/rest`, rest)).status).toBe(404)
  }
})

test('"we know" puts it aside for both, and makes room for the next; after six weeks it is told again', async () => {
  await meet([3, 17, 31], { debriefs: false, absent: [people.get('Dilip Rao') ?? ''] })
  const [meetings = '', plan = ''] = pages()
  const answer = await ailsa.submit(plan, {}, /continuity\/rest$/)
  expect(answer.location).toBe(plan)
  const bruno = await clientOf(circle, group.bruno)
  expect(await shown(bruno, meetings)).toContain('No debrief noted after the last three meetings')
  await bruno.submit(meetings, {}, /continuity\/rest$/)
  expect((await ailsa.get(meetings)).html).not.toContain('Worth a look')
  // They meet on, and Dilip is still away.
  circle.clock.set(Temporal.Instant.from(TODAY).add({ hours: 24 * 42 }))
  ailsa = await clientOf(circle, group.ailsa)
  expect(await shown(ailsa, meetings)).toContain('Dilip Rao has missed three meetings in a row')
})

test('"we know" of something else than what is told keeps nothing', async () => {
  await meet([3, 17, 31], { absent: [people.get('Dilip Rao') ?? ''] })
  const [meetings = ''] = pages()
  expect((await ailsa.submit(meetings, { about: group.carys }, /continuity\/rest$/)).status).toBe(303)
  expect((await ailsa.submit(meetings, { kind: 'mood' }, /continuity\/rest$/)).status).toBe(422)
  const { rowCount } = await circle.owner.query('select from continuity_rest where group_id = $1', [
    group.groupId,
  ])
  expect(rowCount).toBe(0)
})

test('a circle below the size it chose', async () => {
  await circle.owner.query('update balint_group set fewest_members = 6 where id = $1', [group.groupId])
  await meet([3, 17])
  expect(await shown(ailsa, pages()[0] ?? '')).toContain(
    'The circle has three members; you chose at least six',
  )
})

test('the third change of place within a year', async () => {
  await circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [group.groupId])
  await meet([3, 17])
  for (const [place, moved] of ['The library', 'The hall', 'The school', 'The surgery'].entries()) {
    await circle.owner.query(
      `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since, until, moved)
       values ($1, $2, $3, '', 12, true, true, $4, $5, $6)`,
      [
        randomUUID(),
        group.groupId,
        moved,
        `2026-0${place + 6}-01`,
        place < 3 ? `2026-0${place + 7}-01` : null,
        place > 0 ? 'planned' : null,
      ],
    )
  }
  expect(await shown(ailsa, pages()[0] ?? '')).toContain('The third change of place within a year')
})

test('no debrief for weeks; and on home a meeting’s own while it is fresh, until it is noted', async () => {
  await meet([2, 16, 30], { debriefs: false, absent: [] })
  expect(await shown(ailsa, pages()[0] ?? '')).toContain('No debrief noted after the last three meetings')
  const home = await ailsa.get('/home')
  expect(wordsOf(home.html)).toContain('Some minutes for the debrief')
  const [, page = ''] = /href="([^"]+\/debrief)"/.exec(home.html) ?? []
  expect((await ailsa.submit(page, {}, `${page}/talk`)).status).toBe(303)
  expect(wordsOf((await ailsa.get('/home')).html)).not.toContain('Some minutes for the debrief')
  expect((await ailsa.get(pages()[0] ?? '')).html).not.toContain('Worth a look')
  // A co-leader who comes now has led none of them, and is told of none.
  circle.clock.set(Temporal.Instant.from(TODAY).add({ hours: 1 }))
  const dora = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    dora,
    'Dora',
    `${dora}@example.org`,
  ])
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    group.groupId,
    dora,
    circle.clock.now().toString(),
  ])
  expect(wordsOf((await (await clientOf(circle, dora)).get('/home')).html)).not.toContain('debrief')
})
