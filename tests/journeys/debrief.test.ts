import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let browser: Browser
let group: PlannedGroup
const visitors: Visitor[] = []
const somebody = async (personId: string): Promise<Visitor> => {
  const visitor = await visitorAt(browser, circle.url)
  visitors.push(visitor)
  await signIn(circle, visitor, personId)
  return visitor
}

beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, now: '2026-11-02T18:00:00Z', jobs: false }),
    openBrowser(),
  ])
  group = await writePlannedGroup(circle)
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

/** One meeting, which ended at nine. */
async function writeMeeting(): Promise<string> {
  const [termId, id] = [randomUUID(), randomUUID()]
  await circle.owner.query(
    `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
     values ($1, $2, '2026-12-01', 2, '19:30', 90, 'Europe/London', 1, $3, now())`,
    [termId, group.groupId, group.ailsa],
  )
  await circle.owner.query(
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
     values ($1, $2, $3, 1, '2026-12-01T19:30:00Z', '2026-12-01T21:00:00Z', now())`,
    [id, group.groupId, termId],
  )
  // Who was there is noted already: home asks for that first.
  await circle.owner.query(
    `insert into meeting_record (meeting_id, group_id, taken_by, taken_at, cases) values ($1, $2, $3, now(), 1)`,
    [id, group.groupId, group.ailsa],
  )
  return id
}

async function writeAdministrator(): Promise<string> {
  const id = randomUUID()
  await circle.owner.query(
    `insert into person (id, name, email) values ($1, 'Una Marsh', 'una@example.org')`,
    [id],
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', '2026-11-01')`,
    [randomUUID(), id],
  )
  return id
}

test('Ailsa and Bruno look back on their evening: only the two of them can read it, and not even the database', async () => {
  const meetingId = await writeMeeting()
  circle.clock.set('2026-12-01T21:10:00Z')
  const page = `/groups/${group.groupId}/meetings/${meetingId}/debrief`
  const words = 'We hurried the return; next time we wait.'

  const ailsa = await somebody(group.ailsa)
  await ailsa.go('/home')
  await ailsa.press('To the debrief')
  await ailsa.sees('How did we lead, and what did it do to us?')
  await ailsa.tick('We began and ended on time')
  // The keyboard alone is enough.
  await ailsa.page.getByLabel('We spoke openly with each other in the group').focus()
  await ailsa.page.keyboard.press('Space')
  await ailsa.fill('One thing we want to remember', words)
  await ailsa.press(/^Seal it for Bruno/)
  await ailsa.sees('Sealed, until Tuesday 12 January 2027.')

  const bruno = await somebody(group.bruno)
  await bruno.go(`/groups/${group.groupId}/debriefs`)
  await bruno.press(/^Open the debrief/)
  await bruno.sees(words)
  expect(await bruno.page.getByLabel('We spoke openly with each other in the group').isChecked()).toBe(true)
  await bruno.fill('One thing we want to remember', `${words} And Bruno counts to ten.`)
  await bruno.press(/^Seal it for Ailsa/)
  await ailsa.go(page)
  await ailsa.sees('And Bruno counts to ten.')

  // Carys, its member, and Una, who holds the society's office, find nothing, and nothing that leads there.
  for (const personId of [group.carys, await writeAdministrator()]) {
    const outsider = await somebody(personId)
    for (const path of [page, `/groups/${group.groupId}/debriefs`]) {
      const answer = await outsider.page.goto(path)
      expect(answer?.status()).toBe(404)
      await outsider.doesNotSee(/hurried|debrief/i)
    }
    await outsider.go('/home')
    await outsider.doesNotSee(/debrief/i)
  }
  const { rows } = await circle.owner.query(
    `select (select string_agg(d::text, '') from debrief d) || (select string_agg(s::text, '') from submission s) as text`,
  )
  expect(rows[0].text).toContain(meetingId)
  for (const told of ['hurried', 'ten.', 'on-time', 'spoke-openly'])
    expect(rows[0].text).not.toMatch(new RegExp(`${told}|${Buffer.from(told).toString('hex')}`))

  await bruno.page.setViewportSize({ width: 390, height: 800 })
  for (const path of [page, `/groups/${group.groupId}/debriefs`]) {
    await bruno.go(path)
    expect(await bruno.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  await bruno.go(page)
  await bruno.page.getByText('Delete it now…').click()
  await bruno.press('Delete it now')
  await bruno.sees('Deleted, and its key destroyed')
  await ailsa.go(page)
  await ailsa.doesNotSee('hurried')
  for (const visitor of visitors) await visitor.leave()
})
