import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkIn } from '../support/apply.ts'
import { openBrowser, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
let browser: Browser
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-03T18:00:00Z' }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('on a phone Anna applies, is warned of a patient before anything leaves her telephone, confirms, and withdraws', async () => {
  const { id } = await writeOpenGroup(circle.owner)
  const anna = await visitorAt(browser, circle.url)
  await anna.page.setViewportSize({ width: 390, height: 800 })
  await anna.go(`/groups/${id}/apply`)
  await anna.fill('Your name', 'Anna Bell')
  await anna.fill('Your email address', 'anna@example.org')
  await anna.choose('Your profession', 'GP')
  await anna.choose('what kind of place', 'General practice')
  await anna.fill('the town or area', 'Musselburgh')
  await anna.tick('A camera')
  const why = anna.page.getByLabel('What brings you to a Balint group?')
  await why.fill('I keep thinking of Mr X, 54, and do not know why.')

  const sent: string[] = []
  anna.page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  const send = anna.page.getByRole('button', { name: 'Send my application' })
  await send.click()
  await anna.sees(/looks as if it held a patient, by name or initials and age/)
  expect(sent).toEqual([])
  expect(await why.evaluate((field) => field === document.activeElement)).toBe(true)
  // The warning is part of the page for everybody, and goes when the words do.
  expect(await anna.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await why.fill('I keep thinking of some whom I cannot help, and do not know why.')
  await anna.press('Send my application')
  await anna.sees('One more step: please look into your mailbox')
  expect(sent).toHaveLength(1)

  const page = await linkIn(circle, 'anna@example.org', /one more step/)
  await anna.go(page)
  await anna.sees('Is this your application?')
  await anna.press('Yes, send it to the leaders')
  await anna.sees('Thank you: the leaders have it now.')
  await anna.page.getByText('Withdraw my application…').click()
  await anna.press('Withdraw my application')
  await anna.sees('You have withdrawn your application')
  await anna.leave()
})

test('whoever means those very words ticks that they have looked, and sends them', async () => {
  const { id } = await writeOpenGroup(circle.owner)
  const jon = await visitorAt(browser, circle.url)
  await jon.go(`/groups/${id}/apply`)
  await jon.fill('What brings you to a Balint group?', 'Born on 3 May 1971, I have been a GP for long.')
  await jon.page.getByRole('button', { name: 'Send my application' }).click()
  await jon.sees(/somebody’s date of birth/)
  await jon.tick(/I have looked at it again/)
  await jon.press('Send my application')
  // Sent: what the server still asks for is the rest of the form, and the words are not asked about again.
  await jon.sees('Please enter your name.')
  await jon.doesNotSee(/somebody’s date of birth/)
  await jon.leave()
})
