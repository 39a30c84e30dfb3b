import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, linkIn } from '../support/apply.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
let browser: Browser
let leith: OpenGroup
let ailsa: Visitor
let tom: Visitor
let anna: Visitor
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-03T18:00:00Z' }),
    openBrowser(),
  ])
  leith = await writeOpenGroup(circle.owner)
  ;[ailsa, tom, anna] = (await Promise.all([1, 2, 3].map(() => visitorAt(browser, circle.url)))) as [
    Visitor,
    Visitor,
    Visitor,
  ]
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('Ailsa and Tom say when they could talk; Anna chooses; each ticks, sealed; she has their letter', async () => {
  const { id, page } = await applied(circle, leith.id, { email: 'anna@example.org' })
  const one = `/groups/${leith.id}/applicants/${id}`
  await signIn(circle, ailsa, leith.leaderIds[0])
  await signIn(circle, tom, leith.leaderIds[1])

  await ailsa.go(`/groups/${leith.id}/applicants`)
  await ailsa.press('Times and talks')
  await ailsa.fill('1. Day', '2026-11-10')
  await ailsa.fill('1. Begins at', '18:00')
  await ailsa.press('Save these times')
  await tom.go(`/groups/${leith.id}/interviews`)
  await tom.tick('Tuesday 10 November 2026, 18:00')
  await tom.press('Save these times')
  await tom.go(one)
  await tom.page.getByText('Invite Anna to choose a time…').click()
  await tom.press('Invite Anna to choose a time')
  await tom.sees('Anna chooses a time.')

  await anna.go(await linkIn(circle, 'anna@example.org', /choose a time/))
  await anna.tick(/Tuesday 10 November 2026, 18:00 to 18:30/)
  await anna.press('Book this time')
  await anna.sees('Your talk with the leaders is booked')

  circle.clock.set('2026-11-10T19:00:00Z')
  for (const leader of [ailsa, tom]) {
    await leader.go(`${one}/interview/ticks`)
    for (const topic of ['Expectations', 'Commitment', 'Technology']) {
      await leader.page.getByRole('group', { name: topic }).getByLabel('Clear', { exact: true }).check()
    }
    await leader.tick('Waiting list')
    await leader.press('Give my ticks, sealed')
  }
  await tom.sees('What they would do')
  await ailsa.sees('Tom has not given theirs yet')
  await tom.press('To your decision')
  await tom.press('Put on the waiting list')
  await tom.fill('Your letter', 'Dear Anna,\n\nWe would like to have you from the spring.\n\nAilsa and Tom')
  await tom.press('Put on the waiting list')
  await tom.sees('Anna Bell is on the waiting list.')
  await anna.go(page)
  await anna.sees('We would like to have you from the spring.')

  await tom.page.setViewportSize({ width: 390, height: 800 })
  for (const path of [`/groups/${leith.id}/interviews`, `/groups/${leith.id}/interviews/guide`, one]) {
    await tom.go(path)
    expect(await tom.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  for (const visitor of [ailsa, tom, anna]) await visitor.leave()
})
