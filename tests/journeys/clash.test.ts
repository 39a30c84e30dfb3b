import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'

// Two groups in one town want one room at one hour, and share a leader. Both have their page open when both press.

let circle: Circle
let browser: Browser
let ailsa: Visitor
let dilys: Visitor
let leith: string
let fife: string
let brunoId: string

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-10-06T18:00:00Z' })
  browser = await openBrowser()
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of Northfield', 'Europe/London', 'GBP', now())`,
  )
  const [one, bruno, two] = [
    await person('Ailsa Grant'),
    await person('Bruno Costa'),
    await person('Dilys Hughes'),
  ]
  leith = await group('Leith Evening', [one, bruno])
  fife = await group('Fife Tuesday', [two])
  ailsa = await signedIn(one)
  dilys = await signedIn(two)
  brunoId = bruno
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)

async function person(name: string): Promise<string> {
  const id = randomUUID()
  await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    id,
    name,
    `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  ])
  return id
}

async function group(name: string, leaders: readonly string[]): Promise<string> {
  const id = randomUUID()
  await run(
    `insert into balint_group (id, name, founded_by, founded_at, mode, area, time_zone, currency, fewest_members,
       most_members, weekday, start_time, every_weeks, length_minutes)
     values ($1, $2, $3, now(), 'face-to-face', 'Leith', 'Europe/London', 'GBP', 6, 8, 2, '19:30', 2, 90)`,
    [id, name, leaders[0]],
  )
  for (const leader of leaders) await leads(id, leader)
  return id
}

const leads = (groupId: string, leader: string) =>
  run('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [groupId, leader])

async function signedIn(personId: string): Promise<Visitor> {
  const visitor = await visitorAt(browser, circle.url)
  const cookies = await circle.house.signIn.begin(personId, new Headers())
  await visitor.page.context().addCookies(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: circle.url }
    }),
  )
  return visitor
}

/** Both pages are open; both buttons are pressed before either is answered. */
async function bothPress(button: RegExp): Promise<{ won: Visitor; lost: Visitor }> {
  const answers = await Promise.all(
    [ailsa, dilys].map(async (visitor) => {
      const [response] = await Promise.all([
        visitor.page.waitForResponse((one) => one.request().method() === 'POST'),
        visitor.page.getByRole('button', { name: button }).click(),
      ])
      return response.status()
    }),
  )
  expect([...answers].sort()).toEqual([303, 409])
  const [won, lost] = answers[0] === 303 ? [ailsa, dilys] : [dilys, ailsa]
  return { won, lost }
}

describe('one room, two groups', () => {
  test('Ailsa writes the room into the book; Dilys finds it there and need not type it again', async () => {
    await ailsa.go(`/groups/${leith}/place`)
    await ailsa.press('Write down a place of your own')
    await ailsa.fill('Name of the place', 'Seminar room, Leith Health Centre')
    await ailsa.fill('Address and how to find it', '1 Example Street')
    await ailsa.fill('Chairs in one circle', '12')
    await ailsa.tick('Nobody walks in and nobody listens in')
    await ailsa.tick('All groups of the society')
    await ailsa.press('Name the place')
    await ailsa.sees('The place is saved.')

    await dilys.go(`/groups/${fife}/place`)
    await dilys.press('Look in the society’s book')
    await dilys.fill('Town or name begins with', 'sem')
    await dilys.press('Show')
    await dilys.press('Seminar room, Leith Health Centre')
    await dilys.press('Meet here')
    await dilys.sees('The place is saved.')
  })

  test('both want it on the same Tuesdays in the same second: one has it, the other reads which dates are taken', async () => {
    for (const [visitor, id] of [
      [ailsa, leith],
      [dilys, fife],
    ] as const) {
      await visitor.go(`/groups/${id}/meetings`)
      await visitor.page.getByRole('button', { name: 'Show the dates' }).click()
      await visitor.page.getByRole('button', { name: /Save these \d+ dates/ }).waitFor()
    }
    const { lost } = await bothPress(/Save these \d+ dates/)
    await lost.sees('Your place is taken by another group at one of these times')
    await lost.sees('The place is taken by another group at that time.')
    await lost.doesNotSee(lost === ailsa ? 'Fife Tuesday' : 'Leith Evening')
  })
})

describe('one leader, two groups', () => {
  test('Bruno leads both: whoever moves a date onto his other evening reads that he is not free, and not where he is', async () => {
    await run('update meeting set cancelled_at = now() where true')
    await leads(fife, brunoId)
    await run(`update balint_group set mode = 'online'`)
    for (const [visitor, id] of [
      [ailsa, leith],
      [dilys, fife],
    ] as const) {
      await visitor.go(`/groups/${id}/meetings`)
      await visitor.page.getByRole('button', { name: 'Show the dates' }).click()
      await visitor.page.getByRole('button', { name: /Save these \d+ dates/ }).waitFor()
    }
    const { lost } = await bothPress(/Save these \d+ dates/)
    await lost.sees('nobody can be in two circles at once')
    await lost.sees('Bruno Costa is not free then.')
  })
})
