import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let browser: Browser
let leith: PlannedGroup
let ailsa: Visitor
let carys: Visitor
let path: string
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-10-06T18:00:00Z' }),
    openBrowser(),
  ])
  leith = await writePlannedGroup(circle)
  path = `/groups/${leith.groupId}`
  await circle.owner.query(
    `insert into profile (person_id, time_zone, changed_at) values ($1, 'Australia/Sydney', now())`,
    [leith.carys],
  )
  ;[ailsa, carys] = await Promise.all([visitorAt(browser, circle.url), visitorAt(browser, circle.url)])
  await signIn(circle, ailsa, leith.ailsa)
  await signIn(circle, carys, leith.carys)
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('a term is looked at before it is made: the pause is left out, and what the leaders decide is shown first', async () => {
  await ailsa.go(`${path}/days-off`)
  await ailsa.fill('First day without the group', '2026-10-26')
  await ailsa.page.getByLabel('Last day').first().fill('2026-11-01')
  await ailsa.press('Note the pause')
  await ailsa.sees('The pause is noted.')
  await ailsa.go(`${path}/meetings`)
  await ailsa.fill('First meeting on or after', '2026-10-12')
  await ailsa.fill('How many meetings', '4')
  await ailsa.press('Show the dates')
  await ailsa.sees('Leave these days out')
  await ailsa.sees('27 October 2026')
  // They meet in the pause all the same, and see what that makes of the term.
  await ailsa.page.getByLabel(/27 October 2026/).uncheck()
  await ailsa.press('Show the dates again')
  expect(await ailsa.page.getByLabel(/27 October 2026/).isChecked()).toBe(false)
  await ailsa.page.getByLabel(/27 October 2026/).check()
  await ailsa.press('Show the dates again')
  await ailsa.press('Save these 4 dates')
  await ailsa.sees('4 dates made.')
})

test('one date is called off with another instead, all later ones move, and a member in Sydney reads it by her own clock', async () => {
  await ailsa.go(`${path}/meetings`)
  await ailsa.press(/^Tuesday 10 November 2026/)
  await ailsa.page.getByText('Cancel this meeting…').click()
  await ailsa.page.getByLabel('Why? A sentence for everybody').last().fill('We are both at a congress.')
  await ailsa.tick('With a date instead')
  await ailsa.press('Cancel this meeting')
  await ailsa.sees('Cancelled: 3 people have been told.')
  await ailsa.sees('Another date')
  await ailsa.go(`${path}/meetings`)
  await ailsa.press(/^Tuesday 24 November 2026/)
  await ailsa.press('Move it and all later ones')
  await ailsa.fill('New day of the first of them', '2026-11-26')
  await ailsa.fill('New time of all', '20:00')
  await ailsa.press('Show the new dates')
  await ailsa.sees('Thursday 10 December 2026, 20:00 to 21:30')
  await ailsa.press('Move these 3 meetings')
  await ailsa.sees('Moved: 3 people have been told.')
  await ailsa.sees('We are both at a congress.')

  await carys.go('/dates')
  await carys.sees('Thursday 26 November 2026, 20:00 to 21:30')
  await carys.sees('for you Friday 27 November 2026, 07:00 to 08:30')
  await carys.press(/^Thursday 26 November 2026/)
  await carys.sees('is now Thursday 26 November 2026, 20:00 to 21:30')
  await carys.go(`${path}/dates`)
  await carys.sees('The group pauses')
  await carys.page.setViewportSize({ width: 390, height: 800 })
  expect(await carys.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await ailsa.go(`${path}/cancellations`)
  await ailsa.go(`${path}/meetings/past`)
  await ailsa.sees('No meeting is over yet')
})
