import ICAL from 'ical.js'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { until } from '../support/until.ts'

// From the first thought to the first meeting, by five people in five browsers: Morag administers the society, Ewan
// represents Scotland, Ailsa thinks of a group and founds it, Bruno leads it with her, Carys becomes a member.

let circle: Circle
let browser: Browser
let morag: Visitor
let ewan: Visitor
let ailsa: Visitor
let bruno: Visitor
let carys: Visitor
let groupPath: string

const at = (who: string) => `${who}@example.org`

/** The path behind a link in the newest email to somebody, once it has come. */
async function linkSentTo(who: string, subject: RegExp): Promise<string> {
  const newest = () => circle.mail.to(at(who)).findLast((mail) => subject.test(mail.subject ?? ''))
  await until(async () => newest() !== undefined, `an email to ${who} about ${subject}`)
  return pathIn(newest())
}

beforeAll(async () => {
  // A Thursday evening in September: the first term will cross the end of summer time.
  circle = await startCircle({ listen: true, now: '2026-09-24T19:00:00Z' })
  browser = await openBrowser()
  morag = await visitorAt(browser, circle.url)
  ewan = await visitorAt(browser, circle.url)
  ailsa = await visitorAt(browser, circle.url)
  bruno = await visitorAt(browser, circle.url)
  carys = await visitorAt(browser, circle.url)
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('from the first thought to the first meeting', () => {
  test('Morag sets the society up with the guidance’s defaults, and names a representative for Scotland', async () => {
    const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
    await morag.go(`/set-up/${token}`)
    await morag.sees('npm start -- --demo')
    await morag.fill('Name of the society', 'The Balint Society of Northfield')
    await morag.fill('Your name', 'Morag Sinclair')
    await morag.fill('Your email address', at('morag'))
    await morag.press('Found the society')
    await morag.go('/office/regions')
    await morag.press(/^Scotland$/)
    await morag.fill('Their name', 'Ewan Baird')
    await morag.fill('Their email address', at('ewan'))
    await morag.tick('They have agreed to be named in public')
    await morag.press('Make them representative')
    await morag.sees('Ewan Baird')
    const { rows } = await circle.owner.query('select count(*)::int as count from region')
    expect(rows[0].count).toBe(12)
  })

  test('the set-up link does not work twice', async () => {
    const stranger = await visitorAt(browser, circle.url)
    expect(await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())).toBeNull()
    await stranger.go('/')
    await stranger.doesNotSee('Found the society')
    await stranger.leave()
  })

  test('Ailsa reads how a group is started, plans one question by question without an account, and asks the society', async () => {
    await ailsa.go('/start')
    await ailsa.press('A new group, online')
    await ailsa.choose(/^Region/, 'Scotland')
    await ailsa.press('Go on')
    await ailsa.press('I don’t know yet')
    await ailsa.press('Go on')
    await ailsa.fill('People who have said yes', '5')
    await ailsa.press('Go on')
    await ailsa.press('See the plan as it stands')
    await ailsa.sees('Two paid leaders')
    await ailsa.press(/enquiry/)
    await ailsa.fill('Your name', 'Ailsa Grant')
    await ailsa.fill('Your email address', at('ailsa'))
    await ailsa.choose('Where are you?', 'Scotland')
    await ailsa.fill(
      'What would you like to know, or tell us?',
      'Five of us would like to begin. Where do we start?',
    )
    await ailsa.press('Send the enquiry')
    await ailsa.sees('What happens next')
    expect(await ailsa.page.content()).not.toContain('ewan@')
  })

  test('she is told that it came, and has a page of her own', async () => {
    await ailsa.go(await linkSentTo('ailsa', /We have your enquiry/))
    await ailsa.sees('Five of us would like to begin')
  })

  test('Ewan is told by email, signs in with the emailed link, answers, and invites her to found a group', async () => {
    const path = await linkSentTo('ewan', /New enquiry/)
    await ewan.go(path)
    await ewan.fill('Your email address', at('ewan'))
    await ewan.press('Send me the email')
    await ewan.go(await linkSentTo('ewan', /Sign in/))
    await ewan.press('Sign in')
    expect(new URL(ewan.page.url()).pathname).toBe(path)
    await ewan.sees('Five of us would like to begin')
    await ewan.fill('Your answer', 'With two leaders and a talk. Shall we speak on Tuesday?')
    await ewan.press('Send the answer')
    circle.clock.set('2026-09-30T18:00:00Z')
    await ewan.page.getByText('Note a talk arranged elsewhere').click()
    await ewan.fill('Day', '2026-09-29')
    await ewan.press('Note the day')
    await ewan.press('Invite to found a group')
    await ewan.doesNotSee('ailsa@')
  })

  test('Ailsa reads the answer, accepts from her mailbox, and has a group in planning, filled from her plan', async () => {
    await ailsa.go(await linkSentTo('ailsa', /answered your enquiry/))
    await ailsa.sees('Shall we speak on Tuesday?')
    await ailsa.doesNotSee('ewan@')
    await ailsa.go(await linkSentTo('ailsa', /start a Balint group/))
    await ailsa.press('Start the group')
    groupPath = new URL(ailsa.page.url()).pathname.replace(/\/plan$/, '')
    expect(groupPath).toMatch(/^\/groups\/[0-9a-f-]{36}$/)
    await ailsa.sees('The essentials')
  })

  test('an opened invitation does not open again', async () => {
    const stranger = await visitorAt(browser, circle.url)
    await stranger.go(await linkSentTo('ailsa', /start a Balint group/))
    expect(await stranger.page.getByRole('button', { name: 'Start the group' }).count()).toBe(0)
    await stranger.leave()
  })

  test('she asks Bruno to lead with her, and he comes', async () => {
    await ailsa.go(`${groupPath}/leaders`)
    await ailsa.fill('Their name', 'Bruno Costa')
    await ailsa.fill('Their email address', at('bruno'))
    await ailsa.press('Send the invitation')
    await bruno.go(await linkSentTo('bruno', /asks you to lead/))
    await bruno.press('Lead this group')
    await bruno.go(`${groupPath}/leaders`)
    await bruno.tick('I have been a member of a Balint group')
    await bruno.press('Save what I say about me')
    await bruno.press('Name me publicly')
  })

  test('they fix day, time and way in, write aims and ground rules, and say what it costs', async () => {
    await ailsa.go(`${groupPath}/frame`)
    await ailsa.fill('Name of the group', 'Leith evening circle')
    await ailsa.fill('Area', 'All of Scotland')
    await ailsa.choose('Weekday', 'Tuesday')
    await ailsa.fill('Begins at', '19:30')
    await ailsa.choose('How often?', 'Every other week (fortnightly)')
    await ailsa.fill('How long?', '90')
    await ailsa.tick('GP')
    await ailsa.tick('Psychiatrist')
    await ailsa.press('Save these details')
    await ailsa.go(`${groupPath}/place`)
    await ailsa.fill('Address of your online room', 'https://meet.example.org/leith-evening')
    await ailsa.press('Save the way in')
    await ailsa.go(`${groupPath}/rules`)
    await ailsa.fill('Aims of this group', 'To look at what happens between us and our patients.')
    await ailsa.press('Save the aims')
    await ailsa.fill('Ground rules of this group', 'What is said here stays here.')
    await ailsa.press('Save the ground rules')
    await ailsa.go(`${groupPath}/planning`)
    await ailsa.fill('We meet, or met, on', '2026-09-22')
    await ailsa.press('Note the day')
    await ailsa.go(`${groupPath}/supervision`)
    await ailsa.tick(/pair|together/i)
    await ailsa.fill('Since, or from', '2026-09-01')
    await ailsa.fill('Every how many weeks?', '6')
    await ailsa.press('Note it')
    await ailsa.go(`${groupPath}/fee`)
    await ailsa.fill(/Contribution/, '22.50')
    await ailsa.tick('a term ahead')
    await ailsa.tick(/first meeting/i)
    await ailsa.press(/agree|keep|save/i)
  })

  test('when nothing is missing any more, they open the group to applicants', async () => {
    await ailsa.go(`${groupPath}/plan`)
    await ailsa.press('Open the group to applicants')
    await carys.go('/groups')
    await carys.sees('Leith evening circle')
    await carys.press('Leith evening circle')
    await carys.sees('All of Scotland')
    await carys.sees(/22\.50/)
    await carys.sees('Bruno Costa')
    await carys.doesNotSee('Ailsa Grant')
    expect(await carys.page.content()).not.toContain('meet.example.org')
  })

  test('Carys applies without an account', async () => {
    await carys.press(/Apply/)
    await carys.fill('Your name', 'Carys Bevan')
    await carys.fill('Your email address', at('carys'))
    await carys.choose('Your profession', 'GP')
    await carys.choose('Where you work: what kind of place', 'General practice')
    await carys.fill('Where you work: the town or area', 'Leith')
    await carys.fill('What brings you to a Balint group?', 'To think about my work with others who do it.')
    await carys.tick('A computer or a laptop')
    await carys.tick('A camera')
    await carys.tick('A good internet connection')
    await carys.press('Send my application')
    await carys.go(await linkSentTo('carys', /Your application/))
    await carys.press('Yes, send it to the leaders')
  })

  test('the leaders record that they met her, not what was said, and offer her a place', async () => {
    await bruno.go(await linkSentTo('bruno', /would like to join/))
    await bruno.sees('To think about my work')
    await bruno.page.getByText('Note an interview that was held elsewhere').click()
    await bruno.fill('You talked on', '2026-09-30')
    await bruno.press('Note the day')
    await bruno.press('Offer a place')
    await bruno.press('Offer the place')
    await bruno.doesNotSee('carys@')
  })

  test('she reads the ground rules, accepts, and is a member', async () => {
    await carys.go(await linkSentTo('carys', /A place for you/))
    await carys.sees('What is said here stays here.')
    await carys.tick(/I have read the ground rules/)
    await carys.tick(/I agree to pay/)
    await carys.press('Accept the place')
    expect(new URL(carys.page.url()).pathname).toBe(`${groupPath}/circle`)
  })

  test('the leaders make the first term across the end of summer time, and choose their roles', async () => {
    await ailsa.go('/profile')
    await ailsa.fill('Phone', '0131 496 0001')
    await ailsa.press(/Save/)
    await ailsa.go(`${groupPath}/meetings`)
    await ailsa.fill('First meeting on or after', '2026-10-13')
    await ailsa.fill('How many meetings', '6')
    await ailsa.press('Show the dates')
    await ailsa.press('Save these 6 dates')
    await ailsa.sees('Tuesday 27 October 2026, 19:30')
    await ailsa.press(/Tuesday 13 October 2026/)
    await ailsa.page.getByText('Choose otherwise').click()
    await ailsa.tick('Bruno Costa')
    await ailsa.press('Save the roles')
  })

  test('they send the preparatory email, with an invitation that calendar programs accept', async () => {
    await ailsa.go(`${groupPath}/letter`)
    await ailsa.press('Send the letter')
    await ailsa.sees('The letter is out')
    await linkSentTo('carys', /first meeting/)
    const letter = circle.mail.to(at('carys')).findLast(({ subject }) => /first meeting/.test(subject ?? ''))
    expect(letter?.text).toContain('0131 496 0001')
    expect(letter?.text).toContain('Introductions')
    const part = letter?.attachments.find(({ contentType }) => contentType === 'text/calendar')
    const calendar = new ICAL.Component(ICAL.parse(part?.content.toString() ?? ''))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
    expect(event.sequence).toBe(0)
    expect(event.startDate.toString()).toBe('2026-10-13T19:30:00')
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/London')
  })

  test('Carys finds dates, ground rules, what to pay, and on the evening the way in, ten minutes before', async () => {
    await carys.go(`${groupPath}/circle`)
    await carys.sees('What is said here stays here.')
    await carys.sees(/22\.50/)
    await carys.sees('0131 496 0001')
    await carys.sees(/The way in appears here on Tuesday 13 October 2026, 19:20/)
    circle.clock.set('2026-10-13T18:20:05Z')
    await carys.go(`${groupPath}/circle`)
    const door = carys.page.getByRole('link', { name: 'Enter the meeting' })
    expect(await door.getAttribute('href')).toBe('https://meet.example.org/leith-evening')
  })

  test('her calendar follows a change of date', async () => {
    await carys.go('/calendar')
    await carys.press('Make my calendar address')
    const address = await carys.page.getByLabel('Your calendar address').inputValue()
    await ailsa.go(`${groupPath}/meetings`)
    await ailsa.press(/Tuesday 10 November 2026/)
    await ailsa.fill('Day', '2026-11-11')
    await ailsa.press('Move this meeting')
    const feed = await (await fetch(address)).text()
    const events = new ICAL.Component(ICAL.parse(feed))
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each))
    expect(events.find(({ sequence }) => sequence === 1)?.startDate.toString()).toBe('2026-11-11T19:30:00')
  })

  test('the board of the group counts her, and says that members are what is missing now', async () => {
    await ailsa.go(`${groupPath}/plan`)
    await ailsa.sees(/before the group can meet/)
    await ailsa.sees('Missing: enough members')
    await ailsa.page.getByRole('heading', { name: 'Members', exact: true }).click()
    await ailsa.sees(/1 member of at least 6/)
    await ailsa.page.getByRole('heading', { name: 'Starting online' }).click()
    await ailsa.sees('The letter is sent.')
  })
})
