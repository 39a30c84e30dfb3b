import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { until } from '../support/until.ts'

// The society's office, by three people in three browsers: Morag administers, Idris sits on Council, Ewan represents
// Scotland and goes away. Axe looks at every page they come to.

let circle: Circle
let browser: Browser
let morag: Visitor
let idris: Visitor
let ewan: Visitor

const at = (who: string) => `${who}@example.org`

async function linkSentTo(who: string, subject: RegExp): Promise<string> {
  const newest = () => circle.mail.to(at(who)).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${who} about ${subject}`)
  return pathIn(newest())
}

/** From the email about their office to being signed in. */
async function signIn(visitor: Visitor, who: string, subject: RegExp) {
  await visitor.go(await linkSentTo(who, subject))
  await visitor.fill('Your email address', at(who))
  await visitor.press(/Send/)
  await visitor.go(await linkSentTo(who, /sign in/i))
  await visitor.press(/Sign in/)
}

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-23T09:00:00Z' })
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
  idris = await visitorAt(browser, circle.url)
  ewan = await visitorAt(browser, circle.url)
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('the office', () => {
  test('Morag founds the society, gives offices, and chooses who hears concerns', async () => {
    await morag.go(await setUpPath())
    await morag.fill('Name of the society', 'The Balint Society of Northfield')
    await morag.fill('Your name', 'Morag Sinclair')
    await morag.fill('Your email address', at('morag'))
    await morag.press('Found the society')
    await morag.press('People')
    await morag.sees('Enter the members of Council')
    for (const [name, who] of [
      ['Idris Vaughan', 'idris'],
      ['Phoebe Lund', 'phoebe'],
    ] as const) {
      await morag.fill('Their name', name)
      await morag.fill('Their email address', at(who))
      await morag.press('Give the office')
      await morag.sees('The office is given.')
    }
    await morag.sees('Choose who hears concerns')
    await morag.choose('Who hears concerns', 'Phoebe Lund')
    await morag.press('Make them officer for concerns')
    await morag.sees(/Phoebe Lund hears concerns/)
    await morag.sees('Have a second administrator')
  })

  test('she arranges the regions and their holidays, and the society’s own words', async () => {
    await morag.go('/office/regions')
    await morag.press('Scotland')
    await morag.fill('Their name', 'Ewan Baird')
    await morag.fill('Their email address', at('ewan'))
    await morag.press('Make them representative')
    await morag.press('See the days')
    await morag.sees('St Andrew’s Day')
    await morag.fill('Day', '2026-12-14')
    await morag.fill('What it is', 'Jubilee')
    await morag.choose('Where it is kept', 'In every region')
    await morag.press('Add the day')
    await morag.sees('The day is added.')
    await morag.go('/office/settings')
    await morag.fill('Page of your guidelines for meeting online', 'https://northfield.example.org/online')
    await morag.press('Save the settings')
    await morag.sees('The settings are saved.')
  })

  test('Ewan says when he is away, and sees his region in numbers', async () => {
    await signIn(ewan, 'ewan', /You represent Scotland/)
    await ewan.press('I will be away')
    await ewan.fill('Last day away', '2026-12-03')
    await ewan.press('Enter the days')
    await ewan.sees('Your days are entered.')
    await ewan.go('/region')
    await ewan.sees('How Balint work is doing in Scotland')
    await ewan.sees('Ewan Baird is away until Thursday 3 December; nobody stands in.')
  })

  test('Morag sees at a glance that nobody is there for Scotland, and what the office has changed', async () => {
    await morag.press('Overview')
    await morag.sees('Ewan Baird is away until Thursday 3 December; nobody stands in.')
    await morag.press('Changes')
    for (const line of [
      'Morag Sinclair made Phoebe Lund officer for concerns.',
      'Morag Sinclair made Ewan Baird representative of Scotland.',
      'Morag Sinclair made Monday 14 December 2026 a holiday in 13 regions: Jubilee.',
      'Guidelines for meeting online: https://northfield.example.org/online',
    ])
      await morag.sees(line)
  })

  test('Idris of Council reads the numbers, the people and the changes, and finds no settings', async () => {
    await signIn(idris, 'idris', /You sit on Council/)
    await idris.go('/office')
    await idris.sees('By region')
    await idris.press('Office holders')
    await idris.sees(/Phoebe Lund hears concerns/)
    await idris.doesNotSee('Give the office')
    await idris.press('Overview')
    await idris.press('Changes')
    await idris.sees('Morag Sinclair made Idris Vaughan a member of Council.')
    expect((await idris.page.request.get('/office/settings')).status()).toBe(404)
  })

  test('on a phone, without sideways scrolling', async () => {
    for (const [visitor, path] of [
      [morag, '/office'],
      [morag, '/office/people'],
      [morag, '/office/regions'],
      [morag, '/office/holidays'],
      [morag, '/office/changes'],
      [morag, '/office/backups'],
      [morag, '/office/data-protection'],
      [morag, '/office/impact-assessment'],
      [morag, '/office/record-of-processing'],
      [morag, '/register'],
      [ewan, '/region'],
      [ewan, '/home/away'],
    ] as const) {
      await visitor.page.setViewportSize({ width: 390, height: 800 })
      await visitor.go(path)
      const beyond = await visitor.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(beyond, path).toBeLessThanOrEqual(0)
    }
  })

  test('on a phone a region says what there is to say of it, and nothing more', async () => {
    await morag.page.setViewportSize({ width: 1280, height: 800 })
    await morag.go('/office')
    const cells = morag.page
      .locator('tr')
      .filter({ has: morag.page.getByRole('link', { name: 'Scotland' }) })
      .locator('td')
      .filter({ visible: true })
    expect(await cells.allTextContents()).toEqual(['none yet', '–', '–', 'none', '–'])
    await morag.page.setViewportSize({ width: 390, height: 844 })
    expect(await cells.allTextContents()).toEqual(['none yet'])
    await morag.look()
  })

  test('one’s profile is found by its name, on a phone beside signing out', async () => {
    await ewan.page.setViewportSize({ width: 390, height: 844 })
    await ewan.go('/home')
    const self = ewan.page.getByRole('navigation', { name: 'Yourself' })
    await self.getByText('Ewan Baird').waitFor()
    const profile = self.getByRole('link', { name: 'Your profile' })
    const height = async (part: typeof profile) => (await part.boundingBox())?.y
    expect(await height(self.getByRole('button', { name: 'Sign out' }))).toBeCloseTo(
      (await height(profile)) ?? 0,
      -1,
    )
    await Promise.all([ewan.page.waitForURL('**/profile'), profile.click()])
    await ewan.look()
    await ewan.sees('What others are told of you')
  })

  test('on a phone every page of the office is behind six words in two rows, and reached with the keyboard alone', async () => {
    await morag.page.setViewportSize({ width: 390, height: 844 })
    await morag.go('/office')
    const office = morag.page.getByRole('navigation', { name: 'Office' })
    const words = office.getByRole('list').first().getByRole('link')
    const rows = await words.evaluateAll(
      (all) => new Set(all.map((each) => each.getBoundingClientRect().top)).size,
    )
    expect([await words.count(), rows]).toEqual([6, 2])
    await words.getByText('Data protection').focus()
    await Promise.all([morag.page.waitForURL('**/office/data-requests'), morag.page.keyboard.press('Enter')])
    await morag.look()
    const places = office.getByRole('list', { name: 'Data protection' }).getByRole('link')
    expect(await places.allTextContents()).toEqual(['Requests', 'The papers', 'Forgetting'])
    expect(await office.locator('[aria-current=page]').allTextContents()).toEqual(['Requests'])
  })

  test('on a phone what is done against a risk is read from the left, below its title and in the whole width', async () => {
    await morag.page.setViewportSize({ width: 390, height: 844 })
    await morag.go('/office/impact-assessment')
    const measures = morag.page
      .locator('td')
      .filter({ has: morag.page.getByRole('listitem') })
      .first()
    const cell = await measures.boundingBox()
    const list = await measures.getByRole('list').boundingBox()
    expect(cell?.width).toBeGreaterThan(330)
    expect(list?.width).toBe(cell?.width)
    expect((list?.y ?? 0) - (cell?.y ?? 0)).toBeGreaterThan(20)
    expect(await measures.getByRole('list').evaluate((each) => getComputedStyle(each).textAlign)).toBe('left')
  })
})

async function setUpPath(): Promise<string> {
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  return `/set-up/${token}`
}
