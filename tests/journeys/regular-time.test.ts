import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied } from '../support/apply.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
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

test('Rhona taps her week on a phone, Tom goes through his by keyboard, and Ailsa takes the evening that stands out (R40)', async () => {
  const group = await writeOpenGroup(circle.owner, { settled: false })
  const [ailsa, tom, rhona] = await Promise.all(
    ['ailsa', 'tom', 'rhona'].map(() => visitorAt(browser, circle.url)),
  )
  if (!ailsa || !tom || !rhona) throw new Error('Nobody came.')
  await signIn(circle, ailsa, group.leaderIds[0])
  await signIn(circle, tom, group.leaderIds[1])
  await ailsa.go(`/groups/${group.id}/times`)
  await ailsa.press('Ask')
  const tap = async ({ page }: Visitor, slot: RegExp, word: string) => {
    await page.getByRole('radiogroup', { name: slot }).getByText(word, { exact: true }).click()
  }
  await tap(ailsa, /Tuesday, evening/, 'Good')
  await tap(ailsa, /Thursday, evening/, 'Good')
  await ailsa.press(/^Save/)

  await rhona.page.setViewportSize({ width: 390, height: 800 })
  const { page } = await applied(circle, group.id, { name: 'Rhona Bell' })
  await rhona.go(`${page}/times`)
  await tap(rhona, /Tuesday, evening/, 'Good')
  await tap(rhona, /Thursday, midday/, 'If need be')
  expect(await rhona.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await rhona.press(/^Save/)

  // One stop of the keyboard for each time; its arrows choose.
  await tom.go(`/groups/${group.id}/times`)
  await tom.page
    .getByRole('radiogroup', { name: /Tuesday, evening/ })
    .getByLabel('No')
    .focus()
  await tom.page.keyboard.press('ArrowRight')
  await tom.page.keyboard.press('ArrowRight')
  await tom.page.keyboard.press('Tab')
  await tom.page.keyboard.press('ArrowRight')
  expect(
    await tom.page
      .getByRole('radiogroup', { name: /Wednesday, early morning/ })
      .getByLabel('If need be')
      .isChecked(),
  ).toBe(true)
  await tom.press(/^Save/)

  await ailsa.go(`/groups/${group.id}/times`)
  await ailsa.sees('3 of 3 have answered.')
  await ailsa.sees('suits best')
  await ailsa.press('Take this time')
  await ailsa.sees(/Tuesday evening stands here now, and is not saved yet/)
  await ailsa.press(/^Save/)
  await ailsa.go(`/groups/${group.id}/times`)
  await ailsa.sees(/Tuesdays at 19:30/)
  await Promise.all([ailsa, tom, rhona].map((visitor) => visitor.leave()))
})
