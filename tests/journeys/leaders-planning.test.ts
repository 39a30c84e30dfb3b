import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'
import { until } from '../support/until.ts'

// Ailsa and Tom plan how they lead an online group (R21–R22, R38–R39, R57–R59, R62–R66), each in a browser of their own.
// axe looks at every page they come to.

let circle: Circle
let browser: Browser
let ailsa: Visitor
let tom: Visitor
let group: OpenGroup
const addresses = { ailsa: '', tom: '' }

const planning = () => `/groups/${group.id}/planning`

async function linkSentTo(address: string, subject: RegExp): Promise<string> {
  const newest = () => circle.mail.to(address).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${address} about ${subject}`)
  return pathIn(newest())
}

async function signIn(visitor: Visitor, address: string) {
  await visitor.go('/sign-in')
  await visitor.fill('Your email address', address)
  await visitor.press('Send me the email')
  await visitor.go(await linkSentTo(address, /Sign in/))
  await visitor.press('Sign in')
}

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-10-05T18:00:00Z' })
  group = await writeOpenGroup(circle.owner, { name: 'Leith evening circle', open: false })
  const { rows } = await circle.owner.query('select id, email from person')
  const addressOf = (id: string) => rows.find((row) => row.id === id).email
  addresses.ailsa = addressOf(group.leaderIds[0])
  addresses.tom = addressOf(group.leaderIds[1])
  browser = await openBrowser()
  ailsa = await visitorAt(browser, circle.url)
  tom = await visitorAt(browser, circle.url)
  await signIn(ailsa, addresses.ailsa)
  await signIn(tom, addresses.tom)
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('two leaders plan how they lead', () => {
  test('Ailsa notes the day they meet, and begins her answers; nobody else sees what she saves', async () => {
    await ailsa.go(`/groups/${group.id}/leaders`)
    await ailsa.press('Plan how you will lead')
    await ailsa.fill('We meet, or met, on', '2026-10-12')
    await ailsa.press('Note the day')
    await ailsa.sees('The day is noted.')
    await ailsa.press('Write your answers')
    await ailsa.sees('Nothing about patients belongs here, and nothing about members.')
    await ailsa.fill('What do you want this group to be for those who come?', 'To be puzzled together.')
    await ailsa.press('Save')
    await ailsa.sees('Saved, for you alone.')
    await ailsa.sees(/Still to be answered: Experience/)
    await tom.go(planning())
    await tom.doesNotSee('To be puzzled together.')
    await tom.sees('Not given yet')
  })

  test('she goes on where she was, and gives them', async () => {
    await ailsa.press('Go on writing')
    expect(await ailsa.page.getByLabel('What do you want this group to be').inputValue()).toBe(
      'To be puzzled together.',
    )
    await ailsa.fill('What do you bring to leading it', 'Six years a member; a screen is new to me.')
    await ailsa.fill('What do you hope to have from it yourself', 'Hours for my portfolio. I fill silences.')
    await ailsa.tick('Each keeps a role')
    await ailsa.tick(/^Openly, in words everybody hears/)
    await ailsa.tick('A hand raised before the camera')
    await ailsa.tick('Moves away from the screen, and stays in sight')
    await ailsa.fill('How many minutes should you meet before', '15')
    await ailsa.fill('How many minutes should you look back', '20')
    await ailsa.press('Save')
    await ailsa.page.getByText('Give my answers…').click()
    await ailsa.sees('Once given they stay as they are.')
    await ailsa.press('Give my answers')
    await ailsa.sees('It is the turn of Tom.')
  })

  test('Tom is told that hers are given, not what they are; his open them', async () => {
    await tom.go(await linkSentTo(addresses.tom, /Ailsa Grant answered first/))
    await tom.sees('Ailsa has given answers. Yours open them.')
    await tom.doesNotSee('Hours for my portfolio')
    await tom.press('Write your answers')
    await tom.fill(
      'What do you want this group to be for those who come?',
      'Company for people who work alone.',
    )
    await tom.fill('What do you bring to leading it', 'Two groups, one of them online.')
    await tom.fill('What do you hope to have from it yourself', 'I am paid, and wary of teaching.')
    await tom.tick('Swap from meeting to meeting')
    await tom.tick(/^Openly, in words everybody hears/)
    await tom.tick('A hand raised before the camera')
    await tom.tick('Moves away from the screen, and stays in sight')
    await tom.fill('How many minutes should you meet before', 'a quarter of an hour')
    await tom.fill('How many minutes should you look back', '20')
    await tom.press('Save')
    await tom.sees('One answer needs another look')
    expect(await tom.page.getByLabel('What do you bring to leading it').inputValue()).toContain('Two groups')
    await tom.fill('How many minutes should you meet before', '15')
    await tom.press('Save')
    await tom.page.getByText('Give my answers…').click()
    await tom.press('Give my answers')
    await tom.sees('Agree on a common text')
  })

  test('they read them beside each other; where they differ is pointed at', async () => {
    await tom.press('Read your answers beside each other')
    await tom.sees('You differ in one point: Roles.')
    await tom.sees('Hours for my portfolio. I fill silences.')
    await ailsa.go(await linkSentTo(addresses.ailsa, /You can read each other’s answers/))
    await ailsa.press('See where you agree and differ')
    await ailsa.sees('I am paid, and wary of teaching.')
  })

  test('Tom writes what they agree on, begun from both; what they chose otherwise he has to settle', async () => {
    await tom.press('Write the common text')
    expect(await tom.page.getByLabel('What the group is for').inputValue()).toBe(
      'Ailsa: To be puzzled together.\n\nTom: Company for people who work alone.',
    )
    await tom.sees('Ailsa: Each keeps a role · Tom: Swap from meeting to meeting')
    await tom.fill('What the group is for', 'Company, and puzzlement, for people who work alone.')
    await tom.press('Propose it to Ailsa')
    await tom.sees('Roles: please settle this.')
    expect(await tom.page.getByLabel('What the group is for').inputValue()).toContain(
      'Company, and puzzlement',
    )
    await tom.tick('Swap from meeting to meeting')
    await tom.press('Propose it to Ailsa')
    await tom.sees('Your text waits for Ailsa.')
  })

  test('Ailsa says yes: it holds, with both names and days, and stands on a page to print', async () => {
    await ailsa.go(await linkSentTo(addresses.ailsa, /Tom Reid proposes/))
    await ailsa.sees('Company, and puzzlement, for people who work alone.')
    await ailsa.press('Yes, this is mine too')
    await ailsa.sees('You have agreed how you lead together.')
    await tom.go(await linkSentTo(addresses.tom, /You have agreed/))
    await tom.sees('Version 1, agreed on Monday 5 October 2026.')
    await tom.sees(/Tom Reid, Monday 5 October 2026; Ailsa Grant, Monday 5 October 2026/)
    await tom.page.emulateMedia({ media: 'print' })
    expect(await tom.page.getByRole('navigation').count()).toBe(0)
    expect(await tom.page.getByText('Company, and puzzlement').isVisible()).toBe(true)
    await tom.page.emulateMedia({ media: null })
  })

  test('later they change it: another version, the first one stays readable', async () => {
    circle.clock.set('2026-12-01T18:00:00Z')
    await tom.go(planning())
    await tom.press('Change it')
    await tom.fill('After each meeting', '30')
    await tom.press('Propose it to Ailsa')
    await ailsa.go(planning())
    await ailsa.sees('Tom proposes a common text')
    await ailsa.press('Read it')
    await ailsa.press('Yes, this is mine too')
    await ailsa.press(/^Version 1, agreed on/)
    await ailsa.sees('Another version has taken its place.')
    await ailsa.sees('20 minutes')
  })

  test('and answer anew, sealed again', async () => {
    await ailsa.go(planning())
    await ailsa.page.getByText('Answer anew…').click()
    await ailsa.press('Answer anew')
    await ailsa.sees('A new round has begun')
    await ailsa.press('Write your answers')
    await ailsa.sees('It begins with what you answered on')
    await ailsa.fill('What do you hope to have from it yourself', 'Less filling of silences.')
    await ailsa.press('Save')
    await ailsa.page.getByText('Give my answers…').click()
    await ailsa.press('Give my answers')
    await tom.go(planning())
    await tom.sees('Version 2 holds meanwhile.')
    await tom.doesNotSee('Less filling of silences.')
  })
})
