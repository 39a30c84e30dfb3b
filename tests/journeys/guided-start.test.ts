import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'

// Three people with three thoughts of a group, one question a page, without an account: Isla wants a new group in Leith,
// Mair one online, and Huw's group would leave its room. Each ends in a plan, and with somebody to talk to.

let circle: Circle
let browser: Browser

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-10-05T09:00:00Z' })
  browser = await openBrowser()
  const at = '2026-09-01T09:00:00Z'
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('The Balint Society of Northfield', 'Europe/London', 'GBP', $1)`,
    [at],
  )
  for (const [place, [name, key]] of [
    ['Scotland', 'scotland'],
    ['South Wales', 'south-wales'],
  ].entries()) {
    await circle.owner.query(
      `insert into region (id, name, position, added_at, map_key) values ($1, $2, $3, $4, $5)`,
      [randomUUID(), name, place, at, key],
    )
  }
  await circle.owner.query(
    `insert into person (id, name, email) values ($1, 'Morag Sinclair', 'morag@example.org')`,
    [moragId],
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', $3)`,
    [randomUUID(), moragId, at],
  )
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const moragId = randomUUID()

const pathOf = (visitor: Visitor): string => new URL(visitor.page.url()).pathname

async function enquire(visitor: Visitor, name: string): Promise<void> {
  await visitor.press('Send this plan with an enquiry')
  await visitor.sees('Your plan comes along')
  await visitor.fill('Your name', name)
  await visitor.fill('Your email address', `${name.split(' ')[0]?.toLowerCase()}@example.org`)
  await visitor.fill('What would you like to know, or tell us?', 'Where do we begin?')
  await visitor.press('Send the enquiry')
  await visitor.sees('What happens next')
}

const newestEnquiry = async () =>
  (
    await circle.owner.query(
      `select e.kind, e.plan, r.name as region from enquiry e left join region r on r.id = e.region_id
       order by e.received_at desc, e.id desc limit 1`,
    )
  ).rows[0]

describe('one question a page', () => {
  test('Isla plans a group in Leith, goes back, changes an answer, and asks the society', async () => {
    const isla = await visitorAt(browser, circle.url)
    await isla.go('/')
    const map = isla.page.getByRole('navigation', { name: 'Map of the society’s regions' })
    expect(await map.getByRole('link', { name: /^South Wales: no open group/ }).count()).toBe(1)
    await isla.press('Start a group')
    await isla.press('A new group, face to face')
    await isla.sees('Question 1 of 11')
    await isla.choose(/^Region/, 'Scotland')
    await isla.fill(/^Town/, 'Leith')
    await isla.press('Go on')
    await isla.tick('GP')
    await isla.tick('Nurse')
    await isla.press('Go on')
    // A number that makes no sense is told beside the field, and stays there.
    await isla.fill('Members', 'eight')
    await isla.press('Go on')
    await isla.sees('Please enter a whole number from 2 to 30.')
    await isla.fill('Members', '9')
    await isla.press('Go on')
    await isla.fill('People who have said yes', '4')
    await isla.press('Go on')
    // The circle has filled.
    await isla.page.getByRole('img', { name: '9 seats: 4 members, 5 free' }).waitFor()
    await isla.page.goBack()
    expect(pathOf(isla)).toBe('/start/joining')
    await isla.page.goForward()
    expect(pathOf(isla)).toBe('/start/leaders')
    await isla.tick(/^One$/)
    await isla.press('Go on')
    await isla.sees('Question 6 of 12')
    await isla.tick(/has been a member/)
    await isla.press('Go on')
    await isla.press('Go on')
    await isla.tick('Yes, there is one')
    await isla.fill(/What it costs/, '20')
    await isla.press('Go on')
    await isla.press('I don’t know yet')
    await isla.press('Go on')
    await isla.fill('Fee of each, an hour', '75')
    await isla.press('Go on')
    await isla.tick(/It is paid: 15 minutes before/)
    await isla.press('Go on')

    expect(pathOf(isla)).toBe('/start/plan')
    await isla.sees('A group in Leith')
    await isla.sees('Preferably two leaders')
    await isla.sees('A room')
    await isla.sees('Two paid leaders do not fit it with this many members')
    const kept = await isla.page.getByLabel('Address of this plan').inputValue()
    expect(kept).toBe(isla.page.url())
    expect(kept.length).toBeLessThan(250)

    await isla.press('Change Paid leaders')
    await isla.tick(/^One$/)
    await isla.press('Back to the plan with it')
    expect(pathOf(isla)).toBe('/start/plan')
    await isla.sees('Leith')
    await isla.sees('One leader, 125 minutes')

    // A colleague opens the address she was mailed, in a browser of her own.
    const nadia = await visitorAt(browser, circle.url)
    await nadia.go(kept)
    await nadia.sees('A group in Leith')
    await nadia.leave()

    await enquire(isla, 'Isla Grant')
    const enquiry = await newestEnquiry()
    expect(enquiry).toMatchObject({ kind: 'start-face-to-face', region: 'Scotland' })
    expect(enquiry.plan).toMatchObject({ area: 'Leith', expectedMembers: 9, paidDebriefMinutes: 20 })
    await isla.leave()
  })

  test('Mair plans a group online with one answer and many “I don’t know yet”', async () => {
    const mair = await visitorAt(browser, circle.url)
    await mair.go('/start')
    await mair.press('A new group, online')
    await mair.choose(/^Region/, 'South Wales')
    await mair.press('Go on')
    for (let asked = 2; pathOf(mair) !== '/start/plan'; asked++) {
      expect(asked).toBeLessThan(14)
      await mair.sees(`Question ${asked} of`)
      await mair.press('I don’t know yet')
    }
    await mair.sees('A talk with each person before they join')
    await mair.sees('A computer for each')
    await enquire(mair, 'Mair Rees')
    expect(await newestEnquiry()).toMatchObject({ kind: 'start-online', region: 'South Wales' })
    await mair.leave()
  })

  test('Huw’s group moves online: the administrator is asked first (R47, R77)', async () => {
    const huw = await visitorAt(browser, circle.url)
    await huw.go('/start')
    await huw.press('A group that exists moves online')
    await huw.press('I don’t know yet')
    await huw.tick(/Every member has said yes/)
    await huw.press('Go on')
    await huw.fill('Members', '7')
    await huw.press('Go on')
    await huw.tick('Two')
    await huw.press('Go on')
    await huw.tick(/who moderates/)
    await huw.press('Go on')
    await huw.tick(/at a computer/)
    await huw.tick(/line is good/)
    await huw.press('Go on')
    await huw.tick(/How one shows/)
    await huw.press('Go on')
    await huw.press('Go on')
    await huw.press('Go on')
    await huw.fill(/What it costs/, '21')
    await huw.press('Go on')
    for (let asked = 0; pathOf(huw) !== '/start/plan'; asked++) {
      expect(asked).toBeLessThan(5)
      await huw.press('Go on')
    }
    await huw.sees('no interviews, no introductions')
    await huw.page.getByRole('img', { name: '9 seats: 2 leaders, 7 members' }).waitFor()
    await huw.sees('A way in that everybody knows')
    await huw.sees('A debrief of the leaders’ own')
    await huw.sees('Without the room a meeting costs £26 each instead of £29.')
    await huw.press('Send this plan with an enquiry')
    await huw.fill('Your name', 'Huw Parry')
    await huw.fill('Your email address', 'huw@example.org')
    await huw.choose('Where are you?', 'South Wales')
    await huw.page.getByRole('radio').first().check()
    await huw.page
      .getByRole('group', { name: 'Do its leaders come along?' })
      .getByRole('radio')
      .first()
      .check()
    await huw.fill('What would you like to know, or tell us?', 'May we talk with somebody who has done it?')
    await huw.press('Send the enquiry')
    const enquiry = await newestEnquiry()
    expect(enquiry).toMatchObject({ kind: 'move-online', region: 'South Wales' })
    expect(enquiry.plan).toMatchObject({ route: 'moving-online', settled: expect.arrayContaining(['roles']) })
    await circle.settled()
    expect(circle.mail.to('morag@example.org').map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Huw Parry'),
    )
    await huw.leave()
  })
})

describe('the path', () => {
  test('is walked without JavaScript', async () => {
    const context = await browser.newContext({ baseURL: circle.url, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/start')
    await page.getByRole('link', { name: 'A new group, online' }).click()
    for (let asked = 1; new URL(page.url()).pathname !== '/start/plan'; asked++) {
      expect(asked).toBeLessThan(14)
      const joining = page.getByLabel('People who have said yes')
      if (await joining.isVisible()) await joining.fill('5')
      await page.getByRole('button', { name: 'Go on' }).click()
    }
    expect(await page.getByRole('main').textContent()).toContain('5 people who would join')
    await page.getByRole('link', { name: 'Change Would join' }).click()
    await page.getByLabel('People who have said yes').fill('6')
    await page.getByRole('button', { name: 'Back to the plan with it' }).click()
    expect(await page.getByRole('main').textContent()).toContain('6 people who would join')
    await context.close()
  })

  test('is walked with the keyboard alone', async () => {
    const rhona = await visitorAt(browser, circle.url)
    const { page } = rhona
    /** Goes on with the tab key until something is in focus. */
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const element = document.activeElement
          const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
          return label ?? element?.textContent ?? ''
        })
        if (name.test(focused)) return
      }
      throw new Error(`The tab key does not come to ${name} at ${page.url()}`)
    }
    const enter = () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    await rhona.go('/start')
    await tabTo(/A new group, face to face/)
    await enter()
    await tabTo(/^Town/)
    await page.keyboard.type('Oban')
    await enter()
    expect(pathOf(rhona)).toBe('/start/whom')
    await tabTo(/^GP$/)
    await page.keyboard.press('Space')
    await tabTo(/^Go on$/)
    await enter()
    await tabTo(/^Members/)
    await page.keyboard.press('Control+a')
    await page.keyboard.type('10')
    await enter()
    await tabTo(/I don’t know yet/)
    await enter()
    expect(pathOf(rhona)).toBe('/start/leaders')
    await tabTo(/^Nobody yet/)
    await page.keyboard.press('ArrowDown')
    await tabTo(/^Go on$/)
    await enter()
    await tabTo(/See the plan as it stands/)
    await enter()
    await rhona.sees('A group in Oban')
    await rhona.sees('10 members and two paid leaders')
    await rhona.sees('So far: one leader')
    await rhona.leave()
  })
})

describe('a plan', () => {
  test('is printed on plain A4: no menus, no buttons, nothing coloured', async () => {
    const isla = await visitorAt(browser, circle.url)
    await isla.go('/start/plan?area=Leith&leaders=1&joining=4&fee=75&route=face-to-face')
    await isla.page.emulateMedia({ media: 'print' })
    for (const hidden of ['Send this plan with an enquiry', 'Change Members']) {
      expect(await isla.page.getByRole('link', { name: hidden }).isVisible(), hidden).toBe(false)
    }
    expect(await isla.page.getByLabel('Address of this plan').isVisible()).toBe(false)
    await isla.sees('As it stood on 5 October 2026')
    const pdf = await isla.page.pdf({ preferCSSPageSize: true })
    // Two or three sheets, each of 210 by 297 mm.
    const text = pdf.toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3)
    expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12]/)
    await isla.leave()
  })

  test('is read on a phone without scrolling sideways, by night as by day', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        baseURL: circle.url,
        viewport: { width: 390, height: 844 },
        colorScheme,
      })
      const page = await context.newPage()
      for (const path of [
        '/',
        '/lead',
        '/start',
        '/start/fee?route=online',
        '/start/ways?leaders=2&route=moving-online',
        '/start/plan?area=Leith&leaders=1&fee=75&room=20&route=face-to-face',
        '/start/plan?leaders=2&room=20&route=moving-online',
        '/groups',
        '/groups/elsewhere',
        '/regions',
        '/contact',
        '/waiting-list',
      ]) {
        await page.goto(path)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over, `${path} by ${colorScheme}`).toBeLessThanOrEqual(0)
      }
      await context.close()
    }
  })
})
