import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let group: PlannedGroup
let ailsa: Client
let bruno: Client
let carys: Client
let path: string
let meetings: string[]

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  group = await writePlannedGroup(circle)
  path = `/groups/${group.groupId}`
  ailsa = await clientOf(circle, group.ailsa)
  bruno = await clientOf(circle, group.bruno)
  carys = await clientOf(circle, group.carys)
  await ailsa.submit(`${path}/meetings?first_on=2026-10-12&meetings=4`, {}, /terms$/)
  const { rows } = await circle.owner.query('select id from meeting where group_id = $1 order by starts_at', [
    group.groupId,
  ])
  meetings = rows.map(({ id }) => id)
})
afterAll(() => circle.close())

/** '19:30 Settling in 10' for each phase of the first list on a page. */
const phasesOn = (html: string): string[] =>
  (parse(html).querySelector('.phases-list')?.querySelectorAll('li') ?? []).map((phase) =>
    ['.phase-at', '.phase-words p', '.phase-minutes']
      .map((part) => phase.querySelector(part)?.textContent.trim() ?? '')
      .join(' ')
      .replace(/\s+min$/, ''),
  )

describe('the plan of a meeting (R42–R43, R57, R60)', () => {
  test('is a first meeting’s for the first: half of the time to get to know each other; then two cases', async () => {
    expect(phasesOn((await ailsa.get(`${path}/meetings/${meetings[0]}/plan`)).html)).toEqual([
      '19:30 Introductions 25',
      '19:55 What we are here for 10',
      '20:05 Ground rules 10',
      '20:15 One case 40',
      '20:55 Close 5',
    ])
    const second = await ailsa.get(`${path}/meetings/${meetings[1]}/plan`)
    expect(phasesOn(second.html)).toHaveLength(10)
    expect(wordsOf(second.html)).toContain('Second case')
  })

  test('is what its leaders choose, and by itself again', async () => {
    const second = `${path}/meetings/${meetings[1]}/plan`
    expect((await ailsa.submit(second, { kind: 'taster' }, /plan$/)).location).toBe(`${second}?saved`)
    expect(phasesOn((await ailsa.get(second)).html)[0]).toBe('19:30 Welcome 10')
    await ailsa.submit(second, { kind: '' }, /plan$/)
    expect(phasesOn((await ailsa.get(second)).html)).toHaveLength(10)
    await ailsa.submit(`${path}/session-plans`, { kind: 'one-case' }, /usual-session$/)
    expect(phasesOn((await ailsa.get(second)).html)).toEqual([
      '19:30 Settling in 10',
      '19:40 Who has a case? 5',
      '19:45 Telling 10',
      '19:55 Clarifying questions 10',
      '20:05 The group works 40',
      '20:45 Return 10',
      '20:55 Close 5',
    ])
  })

  test('is in short for a member: the order, no minutes, and nothing to change', async () => {
    const { html, status } = await carys.get(`${path}/meetings/${meetings[1]}/plan`)
    expect(status).toBe(200)
    expect(phasesOn(html)).toEqual([])
    const items = parse(html).querySelectorAll('main ol li')
    expect(items.map((item) => item.textContent.trim())).toContain('The group works')
    expect(wordsOf(html)).not.toMatch(/\d+ min/)
    expect(html).not.toContain('session-plans')
    for (const page of ['/session-plans', '/session-plans/first', `/meetings/${meetings[1]}/plan/print`]) {
      expect((await carys.get(`${path}${page}`)).status, page).toBe(404)
    }
  })
})

describe('the group’s own minutes', () => {
  const own = { introductions: '20', aims: '10', 'ground-rules': '10', case: '45', close: '5' }

  test('fill the meeting: otherwise the page says by how much they do not, and keeps what was typed', async () => {
    const answer = await ailsa.submit(`${path}/session-plans/first`, { ...own, case: '50' }, /first$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Together 95 minutes: 5 more than the 90 of a meeting.')
    expect(answer.html).toContain('value="50"')
    const wrong = await ailsa.submit(`${path}/session-plans/first`, { ...own, case: 'most' }, /first$/)
    expect(wrong.status).toBe(422)
    const { rows } = await circle.owner.query('select count(*)::int as kept from session_plan')
    expect(rows).toEqual([{ kept: 0 }])
  })

  test('hold for each meeting of that kind, until the recommended ones are taken again', async () => {
    const first = `${path}/meetings/${meetings[0]}/plan`
    await ailsa.submit(`${path}/session-plans/first`, own, /first$/)
    expect(phasesOn((await bruno.get(first)).html)[3]).toBe('20:10 One case 45')
    expect(wordsOf((await bruno.get(`${path}/session-plans`)).html)).toContain('Your own minutes')
    await bruno.submit(`${path}/session-plans/first`, {}, /recommended$/)
    expect(phasesOn((await ailsa.get(first)).html)[3]).toBe('20:15 One case 40')
  })

  test('R60: more than half for introductions is said, and left to the leaders', async () => {
    const long = { ...own, introductions: '40', case: '25' }
    const answer = await ailsa.submit(`${path}/session-plans/first`, long, /first$/)
    expect(answer.status).toBe(303)
    expect(wordsOf((await ailsa.get(`${path}/session-plans/first`)).html)).toContain(
      'take 60 minutes. The guidance says up to 45',
    )
    await ailsa.submit(`${path}/session-plans/first`, {}, /recommended$/)
  })

  test('an address of no kind, and of a group one does not lead, is nowhere', async () => {
    const other = await writePlannedGroup(circle, 'Elsewhere')
    for (const page of [
      `${path}/session-plans/third`,
      `${path}/session-plans/%00`,
      `/groups/${other.groupId}/session-plans`,
      `/groups/${other.groupId}/session-plans/first`,
      `${path}/meetings/${group.groupId}/plan`,
      `${path}/meetings/x/plan/print`,
    ]) {
      expect((await ailsa.get(page)).status, page).toBe(404)
    }
  })
})

describe('one page for a room without screens', () => {
  test('has the hours, who does what, and the leaders’ own times', async () => {
    const words = wordsOf((await ailsa.get(`${path}/meetings/${meetings[0]}/plan/print`)).html)
    for (const said of [
      'First meeting',
      'Tuesday 13 October 2026',
      '20:15',
      'Moderator',
      'Ailsa of Leith',
      'Leaders before',
    ]) {
      expect(words).toContain(said)
    }
    expect((await ailsa.get(`${path}/session-plans/two-cases/print`)).status).toBe(200)
  })
})

describe('roles (R58–R59)', () => {
  const moderators = async () => {
    const { rows } = await circle.owner.query(
      `select p.name from meeting_role r join meeting m on m.id = r.meeting_id join person p on p.id = r.person_id
       where r.role = 'moderator' and m.group_id = $1 order by m.starts_at`,
      [group.groupId],
    )
    return rows.map(({ name }) => String(name).split(' ')[0])
  }

  test('are swapped with one click, and twice in the same second only once', async () => {
    expect(await moderators()).toEqual(['Ailsa', 'Bruno', 'Ailsa', 'Bruno'])
    const page = `${path}/meetings/${meetings[1]}`
    const clicks = await Promise.all([ailsa.fillIn(page, {}, /swap$/), bruno.fillIn(page, {}, /swap$/)])
    for (const click of clicks) expect((await click()).location).toBe(`${page}?swapped#roles`)
    expect(await moderators()).toEqual(['Ailsa', 'Ailsa', 'Ailsa', 'Bruno'])
    expect(wordsOf((await ailsa.get(`${page}?swapped`)).html)).toContain('Swapped: Ailsa of Leith moderates')
  })

  test('may follow turn by turn from there, with one more', async () => {
    await bruno.submit(`${path}/meetings/${meetings[1]}?swapped`, {}, /turns$/)
    expect(await moderators()).toEqual(['Ailsa', 'Ailsa', 'Bruno', 'Ailsa'])
  })

  test('beside the dates one click is enough, too', async () => {
    const answer = await ailsa.submit(`${path}/meetings`, {}, new RegExp(`${meetings[3]}/swap$`))
    expect(answer.location).toBe(`${path}/meetings?saved=roles`)
    expect(await moderators()).toEqual(['Ailsa', 'Ailsa', 'Bruno', 'Bruno'])
  })

  test('are read by members once the leaders have told them, and not before', async () => {
    const seen = async () => wordsOf((await carys.get(`${path}/circle`)).html)
    expect(await seen()).not.toContain('moderates')
    await ailsa.submit(`${path}/meetings/${meetings[0]}`, {}, /roles-told$/)
    expect(await seen()).toContain(
      'Ailsa of Leith moderates the next meeting, Bruno of Leith watches the process.',
    )
    await bruno.submit(`${path}/meetings/${meetings[0]}`, {}, /roles-told$/)
    expect(await seen()).not.toContain('moderates')
  })

  test('a leader who sends apologies leaves the other to lead alone: proposed, and then done', async () => {
    await circle.owner.query(
      'insert into meeting_apology (meeting_id, person_id, sent_at) values ($1, $2, $3)',
      [meetings[2], group.bruno, circle.clock.now().toString()],
    )
    const page = `${path}/meetings/${meetings[2]}`
    expect(wordsOf((await ailsa.get(page)).html)).toContain('Bruno of Leith will not be there.')
    const send = await ailsa.fillIn(page, { alone: 'yes', moderator: group.ailsa }, /roles$/)
    await send()
    const words = wordsOf((await ailsa.get(page)).html)
    expect(words).toContain('Ailsa of Leith leads this meeting alone.')
    expect(words).not.toContain('Bruno of Leith will not be there.')
    await ailsa.submit(
      `${path}/meetings/${meetings[0]}`,
      { moderator: group.ailsa, swapping: 'yes' },
      /roles$/,
    )
    expect(await moderators()).toEqual(['Ailsa', 'Bruno', 'Ailsa', 'Bruno'])
  })

  test('are the leaders’ to change', async () => {
    for (const action of ['roles', 'swap', 'turns']) {
      const answer = await carys.post(
        `${path}/meetings/${meetings[0]}/${action}`,
        `moderator=${group.ailsa}`,
        {
          'Content-Type': 'application/x-www-form-urlencoded',
        },
      )
      expect([403, 404], action).toContain(answer.status)
    }
  })
})
