import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

// Carys cannot come, and says so from an email, without signing in; her leader sees it, and takes attendance on a phone in
// a room without a network. axe looks at every page.

let circle: Circle
let browser: Browser
let leith: PlannedGroup

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-10-06T10:00:00Z' })
  browser = await openBrowser()
  leith = await writePlannedGroup(circle)
  await circle.owner.query('update balint_group set fewest_members = 2 where id = $1', [leith.groupId])
  const dev = randomUUID()
  await circle.owner.query(
    `insert into person (id, name, email, email_verified) values ($1, 'Dev of Leith', 'dev@leith.example.org', true)`,
    [dev],
  )
  await circle.owner.query(
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
     select $1, $2, $3, $4, id from ground_rules where group_id = $2`,
    [randomUUID(), leith.groupId, dev, circle.clock.now().toString()],
  )
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const kept = async () => {
  const { rows } = await circle.owner.query(
    `select p.name, a.state, r.cases, r.corrected_at from meeting_attendance a join person p on p.id = a.person_id
       join meeting_record r on r.meeting_id = a.meeting_id order by p.name`,
  )
  return rows
}

test('apologies from an email; attendance on a phone without a network, sent when it is back', async () => {
  const group = `/groups/${leith.groupId}`
  const office = await clientOf(circle, leith.ailsa)
  await office.submit(`${group}/meetings?first_on=2026-10-12&ends=count&meetings=2`, {}, /terms$/)
  const { rows } = await circle.owner.query('select id from meeting order by starts_at')
  const meeting = `${group}/meetings/${rows[0].id}`
  await office.submit(meeting, { on: '2026-10-13', at: '19:45' }, /date$/)
  await circle.settled()
  const email = circle.mail.to('carys@leith.example.org').at(-1)
  const [, link = ''] = /(\/apologies\/[\w-]{43}\/[0-9a-f-]{36})/.exec(email?.text ?? '') ?? []

  // A mail scanner has followed it before her: nothing has happened.
  expect((await (await clientOf(circle)).get(link)).status).toBe(200)
  const carys = await visitorAt(browser, circle.url)
  await carys.go(link)
  await carys.sees('Nothing is sent until you press the button')
  await carys.press('Yes, send my apologies')
  await carys.sees('Your apologies are sent')
  await carys.press('My other dates')
  await carys.sees('apologies sent')
  await circle.settled()
  expect(circle.mail.to('ailsa@leith.example.org').at(-1)?.subject).toBe('1 expected: Leith')

  const ailsa = await visitorAt(browser, circle.url)
  await ailsa.page.setViewportSize({ width: 390, height: 844 })
  await signIn(circle, ailsa, leith.ailsa)
  await ailsa.go(meeting)
  await ailsa.sees('below the two you chose')
  circle.clock.set('2026-10-13T18:46:00Z')
  await ailsa.go(meeting)
  await ailsa.press('Take attendance')
  const widest = await ailsa.page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBeLessThanOrEqual(390)

  // In the room there is no network.
  await ailsa.page.context().setOffline(true)
  const chosen = ailsa.page.getByRole('radiogroup', { name: /^Bruno of Leith/ })
  await chosen.getByText('Absent').click()
  await ailsa.page.getByRole('radiogroup', { name: 'Cases' }).getByText('2').click()
  await ailsa.page.getByRole('button', { name: 'Save attendance' }).click()
  await ailsa.sees('Kept on this device. It will be sent as soon as the network is back')
  expect(await kept()).toEqual([])
  const onDevice = await ailsa.page.evaluate(() => JSON.stringify(localStorage))
  expect(onDevice).not.toContain('Bruno')

  await ailsa.page.context().setOffline(false)
  await ailsa.sees('Saved: 2 present, 1 apologies, 1 absent.')
  expect(await kept()).toMatchObject([
    { name: 'Ailsa of Leith', state: 'present', cases: 2, corrected_at: null },
    { name: 'Bruno of Leith', state: 'absent' },
    { name: 'Carys of Leith', state: 'apologies' },
    { name: 'Dev of Leith', state: 'present' },
  ])
  expect(await ailsa.page.evaluate(() => localStorage.length)).toBe(0)

  await ailsa.go(`${group}/attendance`)
  await ailsa.sees('Carys of Leith')
  await ailsa.go(`${group}/attendance/roster`)
})
