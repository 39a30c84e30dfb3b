import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

// Iona comes once, to try, and applies with one click; her leader announces it and notes who came. axe looks at every page.

let circle: Circle
let browser: Browser
let leith: OpenGroup

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-25T10:00:00Z' })
  browser = await openBrowser()
  leith = await writeOpenGroup(circle.owner)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

test('from a flier to a meeting to try, and from there to an application', async () => {
  const ailsa = await visitorAt(browser, circle.url)
  const cookies = await circle.house.signIn.begin(leith.leaderIds[0], new Headers())
  await ailsa.page.context().addCookies(
    cookies.map((cookie) => {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: circle.url }
    }),
  )
  await ailsa.go(`/groups/${leith.id}/tasters`)
  await ailsa.fill(/^Day/, '2026-12-08')
  await ailsa.fill(/^Begins at/, '19:30')
  await ailsa.fill(/^Online: link/, 'https://meet.example.org/try-it')
  await ailsa.press('Announce it')
  await ailsa.sees('Its public page, to pass on')
  const hers = ailsa.page.url()

  const iona = await visitorAt(browser, circle.url)
  await iona.go(`/groups/${leith.id}/flier`)
  await iona.sees('How to apply')
  await iona.press('The group')
  await iona.press(/^Tuesday 8 December 2026/)
  await iona.fill('Your name', 'Iona Fraser')
  await iona.fill('Your email address', 'iona@example.org')
  await iona.choose('You work as', 'GP')
  await iona.press('Sign up')
  await circle.settled()
  const own = pathIn(circle.mail.to('iona@example.org').at(-1))
  await iona.go(own)
  await iona.press('Yes, I should like to come')
  await iona.sees('You have a seat')

  circle.clock.set('2026-12-09T10:00:00Z')
  await ailsa.go(new URL(hers).pathname)
  await ailsa.tick('Iona Fraser, GP')
  await ailsa.press('Note who came')
  await ailsa.sees(/Noted/)
  await iona.go(own)
  await iona.press('Apply for a place')
  await iona.sees('You have applied')
  await ailsa.go(`/groups/${leith.id}/applicants`)
  await ailsa.sees('Iona Fraser')
  await Promise.all([ailsa.leave(), iona.leave()])
}, 60_000)
