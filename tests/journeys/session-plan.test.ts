import type { Browser } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let browser: Browser
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-10-06T18:00:00Z' }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

test('Bruno swaps with one click, Ailsa finds it so, Carys reads it once they have told the group; the plan is one page of paper', async () => {
  const { groupId, ailsa: ailsaId, bruno: brunoId, carys: carysId } = await writePlannedGroup(circle)
  const path = `/groups/${groupId}`
  await (await clientOf(circle, ailsaId)).submit(
    `${path}/meetings?first_on=2026-10-12&meetings=3`,
    {},
    /terms$/,
  )
  const [ailsa, bruno, carys] = [
    await visitorAt(browser, circle.url),
    await visitorAt(browser, circle.url),
    await visitorAt(browser, circle.url),
  ]
  await signIn(circle, ailsa, ailsaId)
  await signIn(circle, bruno, brunoId)
  await signIn(circle, carys, carysId)

  await bruno.go(`${path}/meetings`)
  await bruno.press(/Tuesday 13 October/)
  await bruno.sees('Ailsa of Leith moderates, Bruno of Leith watches the process.')
  const meeting = new URL(bruno.page.url()).pathname
  await bruno.press('Swap: Bruno of Leith moderates')
  await bruno.sees('Swapped: Bruno of Leith moderates this meeting.')

  await carys.go(`${path}/circle`)
  await carys.doesNotSee('moderates the next meeting')
  await ailsa.go(meeting)
  await ailsa.sees('Bruno of Leith moderates, Ailsa of Leith watches the process.')
  await ailsa.press('We have told the group')
  await carys.go(`${path}/circle`)
  await carys.sees('Bruno of Leith moderates the next meeting, Ailsa of Leith watches the process.')

  await ailsa.go(`${path}/session-plans`)
  await ailsa.press(/Change the minutes\s*of First meeting/)
  await ailsa.fill('Introductions', '20')
  await ailsa.press('Save our minutes')
  await ailsa.sees('Together 85 minutes: 5 fewer than the 90 of a meeting.')
  await ailsa.fill('One case', '45')
  await ailsa.press('Save our minutes')
  await ailsa.sees('Your minutes are saved.')

  await carys.go(`${meeting}/plan`)
  await carys.sees('Introductions')
  await carys.doesNotSee('20:10')
  await bruno.page.setViewportSize({ width: 390, height: 800 })
  await bruno.go(`${meeting}/plan`)
  expect(await bruno.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await bruno.press('One page to print')
  await bruno.sees('20:10')
  const first = await printed(bruno.page)
  expect(first).toMatch(/First meeting.*20:10.*One case.*Moderator.*Bruno of Leith/s)
  expect(first).not.toMatch(/Sign out|Ctrl/)
  // The longest plan, with two cases.
  await bruno.go(`${path}/session-plans/two-cases/print`)
  expect(await printed(bruno.page)).toContain('Second case')
  await Promise.all([ailsa, bruno, carys].map((visitor) => visitor.leave()))
})

/** The words of what comes out of the printer: one side of A4. */
async function printed(page: {
  pdf(options: { preferCSSPageSize: boolean }): Promise<Buffer>
}): Promise<string> {
  const { text, totalPages } = await extractText(
    new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
    {
      mergePages: true,
    },
  )
  expect(totalPages).toBe(1)
  return text
}
