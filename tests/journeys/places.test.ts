import { randomUUID } from 'node:crypto'
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
let vera: Visitor
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-03T18:00:00Z' }),
    openBrowser(),
  ])
  leith = await writeOpenGroup(circle.owner, { mostMembers: 2 })
  ;[ailsa, vera] = await Promise.all([visitorAt(browser, circle.url), visitorAt(browser, circle.url)])
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

/** Somebody with an account and a seat. */
async function seated(name: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    name,
    `${id}@example.org`,
  ])
  await circle.owner.query(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, now(), $4)',
    [randomUUID(), leith.id, id, leith.rulesId],
  )
  return id
}

test('a full circle has one who waits; a seat is left, the board says who is next, and Vera sits in it as she likes to be seen', async () => {
  const [una] = [await seated('Una Reid'), await seated('Ian Hay')]
  const page = (await applied(circle, leith.id, { name: 'Vera Jones', email: 'vera@example.org' })).page
  const board = `/groups/${leith.id}/applicants`
  await signIn(circle, ailsa, leith.leaderIds[0])
  await ailsa.go(board)

  // The board by keyboard: into the card, open its steps, and on to the one that has the letter.
  const card = ailsa.page.getByRole('listitem').filter({ hasText: 'Vera Jones' }).last()
  await card.getByRole('link', { name: 'Vera Jones' }).focus()
  await ailsa.page.keyboard.press('Tab')
  await ailsa.page.keyboard.press('Enter')
  for (let step = 0; step < 4; step++) await ailsa.page.keyboard.press('Tab')
  await Promise.all([ailsa.page.waitForURL(/\/waiting-list$/), ailsa.page.keyboard.press('Enter')])
  await ailsa.press('Put on the waiting list')
  await ailsa.sees('Vera Jones is on the waiting list.')
  await vera.go(page)
  await vera.sees(/You are next/)
  await ailsa.go(`/groups/${leith.id}/composition`)
  await ailsa.sees('3 where there are 2 seats, first GP')

  const leaver = await visitorAt(browser, circle.url)
  await signIn(circle, leaver, una)
  await leaver.go(`/groups/${leith.id}/circle`)
  await leaver.press('I would like to leave')
  await leaver.tick('I have come for the last time already')
  await leaver.press('Tell my leaders')
  await leaver.sees('You have left the circle')
  await leaver.leave()

  await ailsa.go(board)
  await ailsa.sees('A place is free: Vera Jones is next')
  // Whoever drags is led to the same page as the menu leads to.
  await Promise.all([
    ailsa.page.waitForURL(/\/offer$/),
    ailsa.page
      .locator('[data-card]')
      .filter({ hasText: 'Vera Jones' })
      .dragTo(ailsa.page.locator('[data-column="offered"]')),
  ])
  await ailsa.go(board)
  await ailsa.press('Offer it to Vera Jones')
  await ailsa.sees('The place is offered to Vera Jones.')

  await vera.go(await linkIn(circle, 'vera@example.org', /A place for you/))
  await vera.tick(/I have read the ground rules/)
  await vera.tick(/I agree to pay/)
  await vera.fill('Your profession', 'GP')
  await vera.fill('A few words about yourself', 'I swim in the sea.')
  await vera.press('Accept the place')
  await vera.sees('Welcome to the circle, Vera.')
  await vera.sees('I swim in the sea.')
  await ailsa.go(board)
  await ailsa.sees('4 seats: 2 leaders, 2 members')

  // On a phone one column at a time, and nothing sideways.
  await ailsa.page.setViewportSize({ width: 390, height: 800 })
  await ailsa.go(`${board}?column=member`)
  expect(await ailsa.page.locator('[data-column]:visible').count()).toBe(1)
  expect(await ailsa.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await ailsa.leave()
  await vera.leave()
})
