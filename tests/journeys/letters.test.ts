import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let browser: Browser
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-28T09:00:00Z' }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('Ailsa makes the reminder her own and sees what Carys gets; Carys writes, both leaders see it, one answers (R44)', async () => {
  const group = await writePlannedGroup(circle)
  const path = `/groups/${group.groupId}`
  await (await clientOf(circle, group.ailsa)).submit(
    `${path}/meetings?first_on=2026-12-01&meetings=3`,
    {},
    /terms$/,
  )
  const [ailsa, bruno, carys] = await Promise.all([1, 2, 3].map(() => visitorAt(browser, circle.url)))
  if (!ailsa || !bruno || !carys) throw new Error('Nobody came.')
  await signIn(circle, ailsa, group.ailsa)
  await signIn(circle, bruno, group.bruno)
  await signIn(circle, carys, group.carys)

  await ailsa.go(`${path}/letters`)
  await ailsa.page.getByRole('link', { name: 'Reminder', exact: true }).click()
  await ailsa.page.getByLabel('How it begins').fill('Our evening is near.')
  await ailsa.press('Save and look at it')
  await ailsa.sees('Saved. Below you see it as it arrives.')
  await ailsa.page.getByLabel('As this person gets it').selectOption({ label: 'Carys of Leith' })
  await ailsa.press('Show')
  const letter = ailsa.page.frameLocator('iframe')
  await letter.getByText('Dear Carys of Leith').waitFor()
  await letter.getByText('Our evening is near.').waitFor()
  await letter.getByText('0131 496 0002').waitFor()

  await carys.page.setViewportSize({ width: 390, height: 800 })
  await carys.go(`${path}/circle`)
  await carys.page.getByRole('link', { name: 'Write to your leaders' }).click()
  await carys.page.getByLabel('Your message').fill('May I come ten minutes early?')
  await carys.press('Send it to your leaders')
  await carys.sees('Your message is sent.')
  expect(await carys.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  for (const leader of [ailsa, bruno]) {
    await leader.go(`${path}/messages`)
    await leader.sees('Has written to you')
    await leader.page.getByRole('link', { name: 'Carys of Leith' }).click()
    await leader.sees('May I come ten minutes early?')
  }
  await bruno.page.getByLabel('Your message').fill('Please do.')
  await bruno.press('Send it to Carys of Leith')
  await bruno.sees('Your message is sent.')
  await carys.go(`${path}/messages`)
  await carys.sees('Please do.')
  await carys.page.getByRole('link', { name: 'What arrives by email' }).click()
  await carys.page.getByLabel('Remind me of a meeting').selectOption({ label: 'A week before' })
  await carys.press('Save')
  await carys.sees('Saved.')
})
