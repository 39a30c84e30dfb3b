import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'

// Two groups from nothing to "can start": Ailsa leads one in a room, alone; Bruno and Dilys lead one on a screen. The
// board is looked at after each fact; nobody ever ticks anything.

let circle: Circle
let browser: Browser

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-09-24T19:00:00Z' })
  browser = await openBrowser()
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of Northfield', 'Europe/London', 'GBP', now())`,
  )
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)
const at = () => circle.clock.now().toString()

async function somebody(name: string): Promise<{ id: string; visitor: Visitor }> {
  const id = randomUUID()
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.org`
  await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    id,
    name,
    email,
  ])
  const visitor = await visitorAt(browser, circle.url)
  const cookies = await circle.house.signIn.begin(id, new Headers())
  await visitor.page.context().addCookies(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';')
      const [cookieName = '', ...value] = pair.split('=')
      return { name: cookieName, value: value.join('='), url: circle.url }
    }),
  )
  return { id, visitor }
}

/** A group as a founder finds it: a mode and nothing else. */
async function thoughtOfAGroup(mode: 'face-to-face' | 'online', leaders: readonly string[]): Promise<string> {
  const id = randomUUID()
  await run(
    `insert into balint_group (id, name, founded_by, founded_at, mode, time_zone, currency, fewest_members, most_members)
     values ($1, $2, $3, $4, $5, 'Europe/London', 'GBP', 6, 8)`,
    [id, mode === 'online' ? 'New online group' : 'New group', leaders[0], at(), mode],
  )
  for (const leader of leaders)
    await run('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
      id,
      leader,
      at(),
    ])
  return id
}

/** Six people who applied, were talked to and accepted: that story is told in start-a-group.test.ts. */
async function sixMembers(groupId: string, leader: string): Promise<void> {
  for (let nth = 1; nth <= 6; nth++) {
    const id = randomUUID()
    const email = `member-${nth}-${groupId.slice(0, 8)}@example.org`
    await run('insert into person (id, name, email) values ($1, $2, $3)', [id, `Member ${nth}`, email])
    await run('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, $4)', [
      id,
      `Member ${nth}`,
      email,
      at(),
    ])
    await run(
      `insert into application (id, group_id, correspondent_id, profession, workplace_area, why, has_computer, has_camera, has_connection, applied_at, confirmed_at)
       select $1, $2, $1, 'GP', 'Leith', 'To think together.', mode = 'online', mode = 'online', mode = 'online', $3, $3 from balint_group where id = $2`,
      [id, groupId, at()],
    )
    await run(
      `insert into interview (application_id, held_on, outcome, recorded_by, recorded_at) values ($1, '2026-09-20', 'offer', $2, $3)`,
      [id, leader, at()],
    )
    await run(
      `insert into membership (id, group_id, person_id, application_id, joined_at, agreed_ground_rules_id)
       select $1, $2, $1, $1, $3, id from ground_rules where group_id = $2 order by version desc limit 1`,
      [id, groupId, at()],
    )
  }
}

/** How one essential stands on the board: 'settled', 'missing', 'needs a look', 'decided otherwise' …. */
async function stands({ page }: Visitor, name: string): Promise<string> {
  const title = (await page.locator(`li#${name} h4`).textContent()) ?? ''
  const words = ['does not apply now', 'decided otherwise', 'needs a look', 'missing', 'settled']
  return words.find((word) => title.includes(word)) ?? title
}

async function board(who: Visitor, path: string, lines: Record<string, string>): Promise<void> {
  await who.go(`${path}/plan`)
  const seen: Record<string, string> = {}
  for (const name of Object.keys(lines)) seen[name] = await stands(who, name)
  expect(seen).toEqual(lines)
}

/** A heading stands open already where the next step is. */
async function unfold({ page }: Visitor, heading: string): Promise<void> {
  const details = page.locator(`details#${heading}`)
  if (!(await details.evaluate((one: HTMLDetailsElement) => one.open)))
    await details.locator('> summary').click()
}

describe('a group in a room, led by one', () => {
  let ailsa: Visitor
  let leader: string
  let path: string
  let groupId: string

  beforeAll(async () => {
    const who = await somebody('Ailsa Grant')
    ailsa = who.visitor
    leader = who.id
    groupId = await thoughtOfAGroup('face-to-face', [leader])
    path = `/groups/${groupId}`
  })

  test('begins with nothing: the board says how many things are missing, and every heading which', async () => {
    await ailsa.go(`${path}/plan`)
    await ailsa.sees('Ten steps are needed before the group can meet')
    await ailsa.sees('Missing: a regular time, aims, ground rules, and 3 more')
    for (const heading of ['Members', 'Leaders', 'Place', 'Supervision', 'Getting started', 'Money'])
      expect(await ailsa.page.getByRole('heading', { name: heading, exact: true }).count()).toBe(1)
    expect(await ailsa.page.getByRole('heading', { name: 'Starting online' }).count()).toBe(0)
  })

  test('name, area and time are one visit away', async () => {
    await ailsa.press('Give the group a name')
    await ailsa.fill('Name of the group', 'Tollcross Tuesdays')
    await ailsa.fill('Area', 'Edinburgh')
    await ailsa.choose('Weekday', 'Tuesday')
    await ailsa.fill('Begins at', '19:30')
    await ailsa.choose('How often?', 'Every other week (fortnightly)')
    await ailsa.fill('How long?', '90')
    await ailsa.tick('GP')
    await ailsa.press('Save these details')
    await board(ailsa, path, {
      name: 'settled',
      area: 'settled',
      'regular-time': 'settled',
      'who-it-is-for': 'settled',
    })
    await ailsa.sees('Eight steps are needed before the group can meet')
  })

  test('what she says about herself settles that she has been a member', async () => {
    await ailsa.go(`${path}/leaders`)
    await ailsa.tick('I have been a member of a Balint group')
    await ailsa.press('Save what I say about me')
    await ailsa.go(`${path}/leaders`)
    await ailsa.fill('Your phone number', '0131 496 0001')
    await ailsa.press(/Save.*number/)
    await board(ailsa, path, {
      'member-experience': 'settled',
      'reaching-the-leaders': 'settled',
      'two-leaders': 'missing',
      'leaders-planned': 'does not apply now',
    })
  })

  test('a room that is too small is named, and does not settle it; a larger one does', async () => {
    await ailsa.go(`${path}/place`)
    await ailsa.press('Write down a place of your own')
    await ailsa.fill('Name of the place', 'Seminar room')
    await ailsa.fill('Address and how to find it', '1 Example Street')
    await ailsa.fill('Chairs in one circle', '8')
    await ailsa.tick('It is ours on every date')
    await ailsa.tick('Nobody walks in and nobody listens in')
    await ailsa.press('Name the place')
    await board(ailsa, path, {
      room: 'settled',
      'room-fits-the-circle': 'missing',
      'steady-place': 'settled',
    })
    await ailsa.go(`${path}/place`)
    await ailsa.press('Put it right, or share it')
    await ailsa.fill('Chairs in one circle', '12')
    await ailsa.press('Save this')
    await board(ailsa, path, { 'room-fits-the-circle': 'settled' })
  })

  test('aims, ground rules and what it costs', async () => {
    await ailsa.go(`${path}/rules`)
    await ailsa.fill('Aims of this group', 'To look at what happens between us and our patients.')
    await ailsa.press('Save the aims')
    await ailsa.fill('Ground rules of this group', 'What is said here stays here.')
    await ailsa.press('Save the ground rules')
    await ailsa.go(`${path}/fee`)
    await ailsa.fill(/Contribution/, '20')
    await ailsa.press('Save what members pay')
    await board(ailsa, path, { aims: 'settled', 'ground-rules': 'settled', contribution: 'settled' })
    await ailsa.sees('Two steps are needed before the group can meet')
  })

  test('she opens it; members come; the dates are made: the group can start', async () => {
    await ailsa.press('Open the group to applicants')
    await board(ailsa, path, { recruiting: 'settled', 'enough-members': 'missing' })
    await sixMembers(groupId, leader)
    await board(ailsa, path, {
      'enough-members': 'settled',
      'members-agreed': 'settled',
      committed: 'settled',
    })
    await ailsa.sees('One step is needed before the group can meet')
    await ailsa.go(`${path}/meetings`)
    await ailsa.fill('First meeting on or after', '2026-10-13')
    await ailsa.fill('How many meetings', '6')
    await ailsa.press('Show the dates')
    await ailsa.press('Save these 6 dates')
    await board(ailsa, path, { 'dates-ahead': 'settled', introductions: 'needs a look' })
    await ailsa.sees('The group can meet')
  })

  test('a second leader is advice: she decides otherwise, says why, and thinks again', async () => {
    await unfold(ailsa, 'leaders')
    await ailsa.page.locator('#two-leaders summary').click()
    await ailsa.page.locator('#two-leaders').getByRole('link', { name: 'We do it otherwise' }).click()
    await ailsa.press('We do it otherwise')
    await ailsa.sees('Please enter your reason.')
    await ailsa.fill(
      'Your reason',
      'A colleague joins me in spring; until then I meet my supervisor monthly.',
    )
    await ailsa.press('We do it otherwise')
    await ailsa.sees('Decided. Your reason stands under the essentials.')
    expect(await stands(ailsa, 'two-leaders')).toBe('decided otherwise')
    await unfold(ailsa, 'leaders')
    await ailsa.sees('A colleague joins me in spring')
    await ailsa.sees('Ailsa Grant, 24 September 2026')
    await ailsa.press(/Think again/)
    await board(ailsa, path, { 'two-leaders': 'missing' })
  })

  test('the keyboard unfolds a heading, and the board fits a phone', async () => {
    const { page } = ailsa
    const supervision = page.locator('details#supervision')
    await supervision.locator('> summary').focus()
    const wasOpen = await supervision.evaluate((details: HTMLDetailsElement) => details.open)
    await page.keyboard.press('Enter')
    expect(await supervision.evaluate((details: HTMLDetailsElement) => details.open)).toBe(!wasOpen)
    await page.setViewportSize({ width: 360, height: 740 })
    await ailsa.go(`${path}/plan`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })
})

describe('a group on a screen, led by two', () => {
  let bruno: Visitor
  let leader: string
  let path: string
  let groupId: string

  beforeAll(async () => {
    const [first, second] = [await somebody('Bruno Costa'), await somebody('Dilys Rees')]
    bruno = first.visitor
    leader = first.id
    groupId = await thoughtOfAGroup('online', [first.id, second.id])
    path = `/groups/${groupId}`
    for (const id of [first.id, second.id]) {
      await run(
        `insert into leader_entry (person_id, group_member_experience, psychodynamic_training, changed_at) values ($1, true, true, $2)`,
        [id, at()],
      )
    }
  })

  test('is asked what a screen needs besides, and no room', async () => {
    await bruno.go(`${path}/plan`)
    for (const heading of ['Screen', 'Starting online'])
      expect(await bruno.page.getByRole('heading', { name: heading, exact: true }).count()).toBe(1)
    expect(await bruno.page.locator('#room').count()).toBe(0)
    await board(bruno, path, {
      'way-in': 'missing',
      'leaders-planned': 'missing',
      'leaders-speak-openly': 'missing',
      'size-on-screen': 'settled',
      'sitting-back': 'does not apply now',
    })
  })

  test('frame, way in, rules and money come as anywhere', async () => {
    await bruno.go(`${path}/frame`)
    await bruno.fill('Name of the group', 'Marches online')
    await bruno.choose('Weekday', 'Thursday')
    await bruno.fill('Begins at', '20:00')
    await bruno.choose('How often?', 'Every other week (fortnightly)')
    await bruno.fill('How long?', '90')
    await bruno.fill('The doors open before', '0')
    await bruno.tick('GP')
    await bruno.press('Save these details')
    await board(bruno, path, { 'length-and-rhythm': 'settled', 'time-to-arrive': 'needs a look' })
    await bruno.go(`${path}/frame`)
    await bruno.fill('The doors open before', '10')
    await bruno.press('Save these details')
    await bruno.go(`${path}/place`)
    await bruno.fill('Address of your online room', 'https://meet.example.org/marches')
    await bruno.press('Save the way in')
    await board(bruno, path, { 'time-to-arrive': 'settled', 'way-in': 'settled' })
    await bruno.go(`${path}/rules`)
    await bruno.fill('Aims of this group', 'To look at what happens between us and our patients.')
    await bruno.press('Save the aims')
    await bruno.fill('Ground rules of this group', 'What is said here stays here.')
    await bruno.press('Save the ground rules')
    await bruno.go(`${path}/fee`)
    await bruno.fill(/Contribution/, '18')
    await bruno.press('Save what members pay')
    await bruno.go(`${path}/leaders`)
    await bruno.fill('Your phone number', '0131 496 0002')
    await bruno.press(/Save.*number/)
    await board(bruno, path, { aims: 'settled', contribution: 'settled', 'reaching-the-leaders': 'settled' })
  })

  test('the leaders’ meeting, members who were talked to, dates, roles: the group can start', async () => {
    await bruno.go(`${path}/planning`)
    await bruno.fill('We meet, or met, on', '2026-09-22')
    await bruno.press('Note the day')
    await board(bruno, path, { 'leaders-planned': 'settled', 'how-meetings-run': 'missing' })
    await sixMembers(groupId, leader)
    await board(bruno, path, {
      interviews: 'settled',
      computers: 'settled',
      'everyone-in-sight': 'settled',
      'planned-for-strangers': 'settled',
    })
    await bruno.go(`${path}/meetings`)
    await bruno.fill('First meeting on or after', '2026-10-15')
    await bruno.fill('How many meetings', '6')
    await bruno.press('Show the dates')
    await bruno.press('Save these 6 dates')
    await board(bruno, path, {
      'dates-ahead': 'settled',
      roles: 'settled',
      'preparatory-letter': 'missing',
      'planned-for-strangers': 'needs a look',
    })
    await bruno.sees('The group can meet')
    await bruno.go(`${path}/letter`)
    await bruno.press('Send the letter')
    await board(bruno, path, {
      'preparatory-letter': 'settled',
      introductions: 'settled',
      'advice-in-the-letter': 'settled',
      'planned-for-strangers': 'settled',
    })
  })
})
