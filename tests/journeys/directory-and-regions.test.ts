import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { writeOpenGroup } from '../support/open-group.ts'

// Gemma looks for a group near her, finds none, and is told when one opens. axe looks at every page she comes to.

let circle: Circle
let browser: Browser
const [scotland, midlands] = [randomUUID(), randomUUID()]
const run = (sql: string, values: unknown[] = []) => circle.owner.query(sql, values)

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-02T10:00:00Z' })
  browser = await openBrowser()
  const group = await writeOpenGroup(circle.owner, { name: 'Leith Tuesday', mode: 'face-to-face' })
  await run(
    `insert into region (id, name, position, map_key, added_at)
     values ($1, 'Scotland', 1, 'scotland', now()), ($2, 'Midlands', 2, 'midlands', now())`,
    [scotland, midlands],
  )
  await run('update balint_group set region_id = $1 where id = $2', [scotland, group.id])
  const ewan = randomUUID()
  await run(`insert into person (id, name, email) values ($1, 'Ewan Baird', 'ewan@example.org')`, [ewan])
  await run(
    `insert into office (id, person_id, kind, region_id, since, named_publicly_at) values ($1, $2, 'representative', $3, now(), now())`,
    [randomUUID(), ewan, scotland],
  )
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

test('from the map to a group, and from nothing near to an email when one opens', async () => {
  const gemma = await visitorAt(browser, circle.url)
  await gemma.go('/regions')
  await gemma.sees('Ewan Baird')
  await gemma.press('Scotland: 1 open group')
  await gemma.sees('Leith Tuesday')
  await gemma.press('Write to Ewan Baird')
  await gemma.sees(/It goes to Ewan Baird/)

  await gemma.go('/groups')
  await gemma.choose('Region', 'Midlands')
  await gemma.choose('Time of day', 'In the evening')
  await gemma.press('Show these groups')
  expect(new URL(gemma.page.url()).search).toBe(`?region=${midlands}&time=evening`)
  await gemma.sees('No group like this takes applicants now.')
  await gemma.press(/In the Midlands/)
  await gemma.sees('Leith Tuesday')

  await gemma.go(`/groups?region=${midlands}`)
  await gemma.press('Tell me when one opens')
  await gemma.fill('Your name', 'Gemma Hollis')
  await gemma.fill('Your email address', 'gemma@example.org')
  await gemma.choose('What do you do?', 'GP')
  await gemma.press('Ask to be told')
  await gemma.sees('One step is missing')
  await circle.settled()
  await gemma.go(pathIn(circle.mail.to('gemma@example.org').at(-1)))
  await gemma.press('Yes, tell me')
  await gemma.sees('You are on the list.')
  await gemma.press('Leave the list')
  await gemma.sees('You have left the list')

  // On a phone what is rarely asked is folded away, and stays open once it is.
  await gemma.page.setViewportSize({ width: 390, height: 844 })
  await gemma.go('/groups')
  expect(await gemma.page.getByLabel('Weekday').isVisible()).toBe(false)
  expect(await gemma.page.getByText('Leith Tuesday').first().isVisible()).toBe(true)
  await gemma.page.getByText('More to choose by').click()
  await gemma.choose('Weekday', 'Monday')
  await gemma.press('Show these groups')
  expect(await gemma.page.getByLabel('Weekday').isVisible()).toBe(true)
  await gemma.press(/^On Mondays/)
  await gemma.sees('Leith Tuesday')
  await gemma.page.setViewportSize({ width: 1280, height: 900 })

  await gemma.go('/groups/elsewhere?mode=face-to-face')
  await gemma.sees('This list, elsewhere')
  await gemma.go('/groups/embed')
  await gemma.sees('Leith Tuesday')
  await gemma.leave()
}, 60_000)
