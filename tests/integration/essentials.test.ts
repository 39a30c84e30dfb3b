import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planAddress } from '../../src/features/groups/rules/plan-address.ts'
import { requirements } from '../../src/features/groups/rules/requirements.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

/** A Tuesday in November, at nine in the evening. */
const EVENING = '2026-11-10T21:00:00Z'

let circle: Circle
let group: PlannedGroup
let ailsa: Client
let bruno: Client
let carys: Client
let path: string
let count = 0

beforeAll(async () => {
  circle = await startCircle({ now: EVENING })
})
afterAll(() => circle.close())
beforeEach(async () => {
  count += 1
  group = await writePlannedGroup(circle, `Leith-${count}`)
  path = `/groups/${group.groupId}`
  ailsa = await clientOf(circle, group.ailsa)
  bruno = await clientOf(circle, group.bruno)
  carys = await clientOf(circle, group.carys)
})

const plan = async (who = ailsa) => wordsOf((await who.get(`${path}/plan`)).html)
const reason = 'Our supervisor retires; we begin with the next one in spring.'
const essential = (rule: string) => `${path}/essentials/${rule}`

describe('the site map', () => {
  /** Every address that the product answers. */
  const known = () =>
    new Set(circle.app.routes.map(({ path: pattern }) => pattern.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, '')))

  test('has every address at which docs/requirements.md says that a requirement lives', () => {
    const named = requirements.flatMap(({ places = [] }) => places.flatMap(({ address }) => address ?? []))
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((address) => !known().has(address))).toEqual([])
  })
})

describe('advice that leaders do without', () => {
  const decide = (who: Client, words = reason, rule = 'supervision') =>
    who.submit(essential(rule), { reason: words })

  test('is decided with a reason, stands on the board with who and when, and is thought about again', async () => {
    const { html } = await ailsa.get(`${path}/plan`)
    expect(linksOf(html)).toContain(essential('supervision'))
    expect(wordsOf(html)).toContain('No supervision is arranged yet.')
    const { status, location } = await decide(ailsa)
    expect([status, location]).toEqual([303, `${path}/plan?saved=decided#essentials`])
    const decided = await plan(bruno)
    expect(decided).toContain(reason)
    expect(decided).toMatch(/Ailsa of Leith-\d+, 10 November 2026/)
    expect(decided).not.toContain('Arrange supervision')
    expect(
      (await bruno.submit(`${path}/plan`, {}, `${essential('supervision')}/decision/ending`)).status,
    ).toBe(303)
    expect(await plan()).toContain('No supervision is arranged yet.')
    expect(wordsOf((await ailsa.get(essential('supervision'))).html)).toContain(reason)
    expect((await decide(bruno)).status).toBe(303)
  })

  test('needs a reason, and keeps it when it is too long', async () => {
    expect((await decide(ailsa, '  ')).status).toBe(422)
    const long = await decide(ailsa, 'because '.repeat(100))
    expect([long.status, long.html.includes('because because')]).toEqual([422, true])
    expect(await plan()).toContain('No supervision is arranged yet.')
  })

  test('cannot be what a group cannot do without, nor what is only possible', async () => {
    const { html } = await ailsa.get(essential('supervision'))
    const [form] = formsOf(html, essential('supervision')).filter(({ fields }) => fields.includes('reason'))
    for (const rule of ['aims', 'sitting-back']) {
      expect(wordsOf((await ailsa.get(essential(rule))).html)).not.toContain('Your reason')
      const body = new URLSearchParams(form?.values)
      body.set('reason', 'We would rather not.')
      const { status } = await ailsa.post(`${essential(rule)}/decision`, body, urlencoded)
      expect(status, rule).toBe(409)
    }
    expect(await plan()).toContain('The aims are not written yet.')
  })

  test('decided by both in the same second, is decided once', async () => {
    const pages = await Promise.all([ailsa, bruno].map((who) => who.get(essential('supervision'))))
    const answers = await Promise.all(
      [ailsa, bruno].map((who, nth) => {
        const [form] = formsOf(pages[nth]?.html ?? '', '').filter(({ fields }) => fields.includes('reason'))
        const body = new URLSearchParams(form?.values)
        body.set('reason', reason)
        return who.post(`${essential('supervision')}/decision`, body, urlencoded)
      }),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  })

  test('is nobody’s but the leaders’: members and strangers find no such page, and read no row', async () => {
    await decide(ailsa)
    expect((await carys.get(essential('supervision'))).status).toBe(404)
    expect((await ailsa.get(essential('no-such-thing'))).status).toBe(404)
    const visitor = await clientOf(circle)
    expect((await visitor.get(essential('supervision'))).location).toContain('/sign-in')
    const other = await writePlannedGroup(circle, `Elsewhere-${count}`)
    const stranger = await clientOf(circle, other.ailsa)
    expect((await stranger.get(essential('supervision'))).status).toBe(404)
    for (const [who, rows] of [
      [group.bruno, 1],
      [group.carys, 0],
      [other.ailsa, 0],
    ] as const) {
      const seen = await circle.database.asViewer(personAlone(who), (db) =>
        db.selectFrom('group_decision').select('id').where('group_id', '=', group.groupId).execute(),
      )
      expect(seen).toHaveLength(rows)
    }
  })

  test('is not decided in another’s name or for another group, straight in the database', async () => {
    const insert = (as: string, decidedBy: string) =>
      circle.database.asViewer(personAlone(as), (db) =>
        sql`insert into group_decision (id, group_id, rule, reason, decided_by, decided_at)
          values (gen_random_uuid(), ${group.groupId}, 'debrief', 'No.', ${decidedBy}, ${db.now})`.execute(
          db,
        ),
      )
    await expect(insert(group.carys, group.carys)).rejects.toThrow(/row-level security/)
    await expect(insert(group.ailsa, group.bruno)).rejects.toThrow(/row-level security/)
    await insert(group.ailsa, group.ailsa)
  })
})

const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('every step of the board', () => {
  test('leads to a page that there is', async () => {
    const { html } = await ailsa.get(`${path}/plan`)
    const led = linksOf(html).filter((href) => href.startsWith(path))
    expect(led.length).toBeGreaterThan(10)
    for (const href of new Set(led.map((one) => one.replace(/#.*/, '')))) {
      expect([href, (await ailsa.get(href)).status]).toEqual([href, 200])
    }
    for (const page of ['planning', 'costs', 'paid', 'members'] as const) {
      expect([page, (await ailsa.get(planAddress(group.groupId, page))).status]).toEqual([page, 200])
    }
  })
})

describe('a fact that changes', () => {
  const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)
  const inARoom = () => run(`update balint_group set mode = 'face-to-face' where id = $1`, [group.groupId])
  const place = {
    name: 'Tollcross Library',
    address: '1 Example Street',
    seats: '12',
    freeForAllDates: 'yes',
    freeFromIntrusion: 'yes',
  }
  const setPlace = (values: Record<string, string>) =>
    ailsa.submit(`${path}/place/new`, { ...place, ...values }, `${path}/place`)
  /** The group met for the first time in September. */
  const hasMet = async () => {
    await run(
      `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
       values (gen_random_uuid(), $1, '2026-09-01', 2, '19:30', 90, 'Europe/London', 1, $2, '2026-08-01T10:00Z')`,
      [group.groupId, group.ailsa],
    )
    await run(
      `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
       select gen_random_uuid(), group_id, id, 1, '2026-09-01T18:30Z', '2026-09-01T20:00Z', made_at from term where group_id = $1`,
      [group.groupId],
    )
  }

  test('is on the board at once: a move at short notice, once the group has met (R28)', async () => {
    await inARoom()
    await setPlace({ base: 'institution' })
    expect(await plan()).toContain('An institution supports the group.')
    await setPlace({ name: 'Café' })
    expect(await plan()).toContain('Chosen to stay.')
    await hasMet()
    await setPlace({ name: 'Church hall', reason: 'The café is loud.' })
    expect(await plan()).toContain('One move in a year, announced well ahead.')
    await setPlace({ name: 'Library', base: 'independent', reason: 'The hall is sold.' })
    expect(await plan()).toContain('2 changes of place in a year.')
    circle.clock.set('2027-11-20T21:00:00Z')
    expect(await plan()).toContain('The group has stayed in its place.')
    circle.clock.set(EVENING)
  })

  test('is on the board at once: until when members have paid (R69, R71), of which each sees their own', async () => {
    await ailsa.submit(`${path}/fee`, { contribution: '20', paid_ahead: 'term' })
    await hasMet()
    expect(await plan()).toContain('1 of 1 member not noted as having paid.')
    const { rows } = await run('select id from membership where group_id = $1', [group.groupId])
    const note = (members: string[], until: string) =>
      ailsa.submit(`${path}/fee`, { members, paid_until: until }, `${path}/paid-periods`)
    expect((await note([], '2027-03-31')).status).toBe(409)
    expect((await note([rows[0].id], 'spring')).status).toBe(422)
    expect((await note([randomUUID()], '2027-03-31')).status).toBe(409)
    expect((await note([rows[0].id], '2027-03-31')).location).toBe(`${path}/fee?noted#paid`)
    expect(await plan()).toContain('Everyone has paid for the time ahead.')
    expect(wordsOf((await carys.get(`${path}/circle`)).html)).toContain('You have paid until31 March 2027')
    circle.clock.set('2027-04-01T21:00:00Z')
    expect(await plan()).toContain('1 of 1 member not noted as having paid.')
    circle.clock.set(EVENING)
    const dylan = (await writePlannedGroup(circle, `Beside-${count}`)).carys
    const rulesId = (await run('select id from ground_rules where group_id = $1', [group.groupId])).rows[0].id
    await run(
      `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
       values (gen_random_uuid(), $1, $2, $3, $4)`,
      [group.groupId, dylan, EVENING, rulesId],
    )
    const seen = await circle.database.asViewer(personAlone(dylan), (db) =>
      db.selectFrom('paid_period').select('id').execute(),
    )
    expect(seen).toEqual([])
  })

  test('is on the board at once: a member who has a computer now (R32–R34)', async () => {
    const applicationId = randomUUID()
    await run(`insert into correspondent (id, name, email, met_at) values ($1, 'Carys Bevan', $2, $3)`, [
      applicationId,
      `carys-${count}@leith.example.org`,
      EVENING,
    ])
    await run(
      `insert into application (id, group_id, correspondent_id, profession, workplace_area, why, has_computer, has_camera, has_connection, applied_at, confirmed_at)
       values ($1, $2, $1, 'GP', 'Leith', 'To think together.', false, true, false, $3, $3)`,
      [applicationId, group.groupId, EVENING],
    )
    await run('update membership set application_id = $1 where group_id = $2', [applicationId, group.groupId])
    expect(await plan()).toContain('1 of 1 member yet to say that they have a computer.')
    expect(await plan()).toContain('1 of 1 member yet to say that they have a good connection.')
    expect(await plan()).toContain('Every member has a camera')
    const page = `${path}/applicants/${applicationId}`
    expect((await bruno.submit(page, {}, `${page}/technology`)).status).toBe(303)
    expect(await plan()).toContain('Every member has a computer.')
    expect(
      formsOf((await bruno.get(page)).html, page).some(({ action }) => action.endsWith('technology')),
    ).toBe(false)
  })

  test('is on the board at once: a group that moves online with people who know each other (R47)', async () => {
    await hasMet()
    expect(await plan()).not.toContain('You know each other from the room already.')
    const frame = await ailsa.submit(`${path}/frame`, { isTransfer: 'yes' }, `${path}/frame`)
    expect(frame.status).toBe(303)
    expect(await plan()).toContain('You know each other from the room already.')
  })
})
