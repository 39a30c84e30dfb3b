import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { lookAhead } from '../../src/features/retention/commands/look-ahead.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { foundedSociety, personIdOf } from '../support/office.ts'

// What goes next, as Morag sees it in the office, and what a visitor reads of it. Axe looks at every page they come to.

let circle: Circle
let browser: Browser
let morag: Visitor
let visitor: Visitor

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-23T09:00:00Z' })
  await foundedSociety(circle)
  await circle.owner.query(
    `insert into correspondent (id, name, email, met_at)
     values (uuidv7(), 'Gemma Hall', 'gemma@example.org', '2026-11-20T09:00:00Z')`,
  )
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
  visitor = await visitorAt(browser, circle.url)
  await signIn(circle, morag, await personIdOf(circle, 'morag@example.org'))
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('forgetting', () => {
  test('Morag says who answers, sees what goes next, and keeps something waiting', async () => {
    await lookAhead(circle, circle.clock.now())
    await morag.go('/office/data-protection')
    await morag.sees('The privacy notice names nobody yet')
    await morag.fill('Who answers questions about data', 'The society’s secretary')
    await morag.fill('Their email address', 'data@northfield.example.org')
    await morag.press('Save')
    await morag.sees('It is saved, and the privacy notice says so.')
    await morag.press('Forgetting')
    await morag.sees('Name and email address of somebody without an account')
    await morag.fill('Email address of whom it is about', 'gemma@example.org')
    await morag.fill('Why it waits', 'Her solicitor has written')
    await morag.press('Place the hold')
    await morag.sees('Her solicitor has written')
  })

  test('after a week she is still there; once the hold is lifted she is gone, and the page says how many went', async () => {
    circle.clock.set('2026-11-30T09:00:00Z')
    await forget(circle, ['correspondents'], circle.clock.now())
    await morag.go('/office/forgetting')
    await morag.sees('Nothing has gone in the last 30 days')
    await morag.page.getByText('Lift it…').click()
    await morag.press('Lift it')
    await forget(circle, ['correspondents'], circle.clock.now())
    await morag.go('/office/forgetting')
    await morag.sees('On Monday 30 November 2026')
  })

  test('a visitor finds the notice at the foot of a page, and in it who answers and for how long', async () => {
    const atTheFoot = async (link: string) => {
      await visitor.page.getByRole('contentinfo').getByRole('link', { name: link }).click()
      await visitor.look()
    }
    await visitor.go('/')
    await atTheFoot('Privacy notice')
    await visitor.sees('In short')
    await visitor.sees('The society’s secretary')
    await visitor.page.getByText('In a group', { exact: true }).first().click()
    await visitor.sees('4 weeks from the meeting')
    await atTheFoot('Terms')
    await visitor.sees('What the society promises you')
  })

  test('the papers are there to be printed', async () => {
    for (const path of ['/office/record-of-processing', '/office/impact-assessment']) await morag.go(path)
    await morag.sees('This is a draft until the society has answered and signed it')
  })
})
