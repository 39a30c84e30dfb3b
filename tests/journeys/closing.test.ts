import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { closeEvaluations } from '../../src/features/evaluations/commands/close-evaluations.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'

let circle: Circle
let browser: Browser
let leith: SeatedGroup
let ailsa: Visitor
let anna: Visitor
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-03T18:00:00Z' }),
    openBrowser(),
  ])
  leith = await writeSeatedGroup(circle)
  ;[ailsa, anna] = await Promise.all([visitorAt(browser, circle.url), visitorAt(browser, circle.url)])
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

const reply = {
  own: 'fully',
  heard: 'mostly',
  seen: 'fully',
  frame: 'fully',
  leading: 'mostly',
  again: 'fully',
}

test('a group comes to its end: announced, said goodbye to, looked back on by five, and deleted on its days', async () => {
  const [last] = leith.meetings
  const [first, ...others] = leith.members
  if (!last || !first) throw new Error('The group is empty.')
  const page = `/groups/${leith.id}`
  await signIn(circle, ailsa, leith.leaderIds[0])
  await ailsa.go(`${page}/endings`)
  await ailsa.press('The group comes to its end')
  await ailsa.sees('What is deleted, and when')
  await ailsa.page.getByLabel('The last meeting').selectOption({ index: 1 })
  await ailsa.fill('In a sentence, for the circle', 'We both move away.')
  await ailsa.press('Announce the end')
  await ailsa.sees('It is announced.')
  await ailsa.sees('The last meeting is on Tuesday 10 November 2026')
  const visitor = await visitorAt(browser, circle.url)
  await visitor.go('/groups')
  await visitor.doesNotSee('Leith Evening')
  await visitor.leave()

  await signIn(circle, anna, first.personId)
  await anna.go(`${page}/circle`)
  await anna.press('How it ends')
  await anna.sees('We both move away.')
  await anna.press(/^Reply until/)
  for (const mostly of await anna.page.getByRole('radio', { name: 'mostly' }).all()) await mostly.check()
  await anna.fill('One line to your leaders', 'Thank you both.')
  await anna.press('Add my reply')
  await anna.sees('Thank you. Your reply is added to the others’.')
  const evaluation = new URL(anna.page.url()).pathname
  for (const { personId } of others)
    expect((await (await clientOf(circle, personId)).submit(evaluation, reply)).status).toBe(303)
  await ailsa.go(evaluation)
  await ailsa.sees('5 of 5 have replied so far. Nobody sees who.')
  await ailsa.doesNotSee('Thank you both.')

  circle.clock.set(last.endsAt.add({ minutes: 20 }))
  await endClosedGroups(circle.database, circle.clock.now())
  circle.clock.set(last.endsAt.add({ hours: 24 * 22 }))
  await closeEvaluations(circle.database, circle.clock.now())
  await ailsa.go('/home')
  await ailsa.press('Leith Evening')
  await ailsa.sees('A group that was')
  await ailsa.press('How it was')
  await ailsa.sees('What 5 of you said')
  await ailsa.sees('Thank you both.')
  await anna.go(`${page}/closure`)
  await anna.press('My certificate of hours')
  await anna.go(`${page}/closure`)
  await anna.press('How it was')
  await anna.doesNotSee('Thank you both.')
  await anna.go(`${page}/closure`)
  await anna.sees('10 November 2027')

  circle.clock.set('2027-11-11T03:00:00Z')
  await forget(circle, ['closed-recruiting', 'closed-groups'], circle.clock.now())
  expect((await (await clientOf(circle, first.personId)).get(`${page}/closure`)).status).toBe(404)
  const { rows } = await circle.owner.query(
    `select (select count(*) from balint_group) + (select count(*) from meeting) + (select count(*) from membership)
       + (select count(*) from evaluation_tally) as kept`,
  )
  expect(Number(rows[0].kept)).toBe(0)
})
