import ICAL from 'ical.js'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundSociety } from '../../src/features/society/commands/found-society.ts'
import { appointRepresentative } from '../../src/features/society/commands/offices.ts'
import { regions } from '../../src/features/society/queries.ts'
import { defaultSettings } from '../../src/features/society/rules/society-settings.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { isRefusal } from '../../src/shared/refusal.ts'
import { visitor as nobody } from '../../src/shared/viewer.ts'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { until } from '../support/until.ts'

// Ewan represents Scotland. Isla, who works in Berlin for the year, thinks of a group at home; they find an hour to talk.

let circle: Circle
let browser: Browser
let ewan: Visitor
let isla: Visitor

const at = (who: string) => `${who}@example.org`
const newest = (who: string, subject: RegExp) =>
  circle.mail.to(at(who)).findLast((mail) => subject.test(mail.subject ?? ''))

async function linkSentTo(who: string, subject: RegExp): Promise<string> {
  await until(async () => newest(who, subject) !== undefined, `an email to ${who} about ${subject}`)
  return pathIn(newest(who, subject))
}

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-10-05T09:00:00Z' })
  const token = (await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())) ?? ''
  const founded = await circle.database.asHolder(
    token,
    (db) =>
      foundSociety(db, {
        societyName: 'The Balint Society of Northfield',
        name: 'Morag Sinclair',
        email: at('morag'),
        regions: ['Scotland'],
        settings: defaultSettings,
      }),
    { now: circle.clock.now() },
  )
  if (isRefusal(founded)) throw new Error(founded.refused)
  await circle.database.asViewer(
    { ...nobody, personId: founded.personId, name: 'Morag Sinclair', administrator: true },
    async (db) => {
      const [scotland] = await regions(db)
      await appointRepresentative(db, scotland?.id ?? '', {
        name: 'Ewan Baird',
        email: at('ewan'),
        isNamedPublicly: true,
      })
    },
    { now: circle.clock.now() },
  )
  browser = await openBrowser()
  ewan = await visitorAt(browser, circle.url)
  isla = await visitorAt(browser, circle.url)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

describe('an hour for a first talk', () => {
  test('Isla asks, and Ewan offers her three times', async () => {
    await isla.go('/contact?kind=start-face-to-face')
    await isla.fill('Your name', 'Isla Grant')
    await isla.fill('Your email address', at('isla'))
    await isla.choose('Where are you?', 'Scotland')
    await isla.fill(/^What/, 'May we talk before I begin?')
    await isla.press(/^Send/)

    const path = await linkSentTo('ewan', /New enquiry/)
    await ewan.go(path)
    await ewan.fill('Your email address', at('ewan'))
    await ewan.press('Send me the email')
    await ewan.go(await linkSentTo('ewan', /Sign in/))
    await ewan.press('Sign in')
    await ewan.press('Offer times')
    await ewan.fill('1. Day', '2026-10-24')
    await ewan.fill('1. Begins at', '10:00')
    await ewan.fill('2. Day', '2026-10-26')
    await ewan.press(/^Send the times/)
    await ewan.sees('Please enter the hour, such as 18:30, or leave out the day.')
    await ewan.fill('2. Begins at', '18:30')
    await ewan.tick('By video link')
    await ewan.fill('How to reach each other', 'https://video.example.org/ewan')
    await ewan.fill('How long?', '45')
    await ewan.press(/^Send the times/)
    await ewan.sees('Your times are on their way to Isla.')
    await ewan.sees('Saturday 24 October 2026, 10:00 to 10:45 (UK time)')
  })

  test('she reads them by her own clock, and picks one', async () => {
    await isla.go(await linkSentTo('isla', /offers to talk with you/))
    await isla.sees('Ewan Baird offers to talk with you.')
    await isla.page.getByText(/^Your times are in UK time/).click()
    await isla.choose('Your time zone', 'Berlin (Europe)')
    await isla.press('Keep my time zone')
    await isla.sees('Monday 26 October 2026, 19:30 to 20:15 (Central European Time)')
    await isla.tick(/^Monday 26 October/)
    await isla.press('Pick this time')
    await isla.sees('The talk is agreed.')
    await isla.sees('18:30 to 19:15 (UK time)')
    await isla.doesNotSee('ewan@')
  })

  test('both have it in their calendars, each by their own clock', async () => {
    for (const [who, zone] of [
      ['isla', 'Europe/Berlin'],
      ['ewan', 'Europe/London'],
    ] as const) {
      await linkSentTo(who, /^Your talk with .* is agreed$/)
      const mail = newest(who, /is agreed$/)
      const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
      const calendar = new ICAL.Component(ICAL.parse(part?.content.toString() ?? ''))
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
      expect(event.startDate.zone.tzid).toBe(zone)
      expect(event.startDate.toUnixTime() * 1000).toBe(Date.parse('2026-10-26T18:30:00Z'))
    }
  })

  test('Isla cannot come after all and proposes another hour; Ewan picks it from his email', async () => {
    await isla.page.getByText('This does not suit me any more').click()
    await isla.fill('What would suit you?', 'I am on call that evening.')
    await isla.fill('1. Day', '2026-10-27')
    await isla.fill('1. Begins at', '20:00')
    await isla.press('Send it to Ewan Baird')
    await isla.sees('You have proposed other times to Ewan Baird')
    await ewan.go(await linkSentTo('ewan', /proposes other times/))
    await ewan.sees('I am on call that evening.')
    await ewan.tick(/^Tuesday 27 October/)
    await ewan.press('Move the talk to this time')
    await ewan.sees('The talk is agreed.')
    await isla.go(await linkSentTo('isla', /has moved$/))
    await isla.sees('Tuesday 27 October 2026, 20:00 to 20:45 (Central European Time)')
  })

  test('Ewan falls ill and cancels with a word; both are told', async () => {
    await ewan.page.getByText('Cancel this talk').click()
    await ewan.fill('A word to Isla', 'I have caught a cold; I am so sorry.')
    await ewan.press('Cancel the talk')
    await ewan.sees('The talk is cancelled.')
    await isla.go(await linkSentTo('isla', /is cancelled$/))
    await isla.sees('I have caught a cold; I am so sorry.')
    await isla.doesNotSee('Your first talk')
    await linkSentTo('ewan', /is cancelled$/)
  })

  test('Ewan sees the year in numbers', async () => {
    await ewan.go('/enquiries')
    await ewan.press('In numbers')
    await ewan.sees('How many asked')
    await ewan.page.getByText('Month by month as a table').click()
    await ewan.sees('Enquiries and first answers by month')
  })
})
