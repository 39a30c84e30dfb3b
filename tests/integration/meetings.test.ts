import ICAL from 'ical.js'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let group: PlannedGroup
let ailsa: Client
let carys: Client
let path: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  group = await writePlannedGroup(circle)
  path = `/groups/${group.groupId}`
  ailsa = await clientOf(circle, group.ailsa)
  carys = await clientOf(circle, group.carys)
})
afterAll(() => circle.close())

const meetings = async () => {
  const { rows } = await circle.owner.query(
    `select id, starts_at at time zone 'Europe/London' as local, starts_at, sequence, cancelled_at from meeting
     where group_id = $1 order by starts_at`,
    [group.groupId],
  )
  return rows as { id: string; local: Date; starts_at: Date; sequence: number; cancelled_at: Date | null }[]
}

/** What the link to an address says. */
const linkTo = (html: string, href: string) =>
  parse(html)
    .querySelectorAll('main a')
    .find((link) => link.getAttribute('href') === href)
    ?.textContent.trim()

const calendarOf = (text: string) => new ICAL.Component(ICAL.parse(text))
const eventsOf = (text: string) =>
  calendarOf(text)
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each))

describe('the first term (R40, R45)', () => {
  test('is shown before it is made', async () => {
    const { html } = await ailsa.get(`${path}/meetings?first_on=2026-10-12&meetings=3`)
    expect(wordsOf(html)).toContain('Save these 3 dates')
    expect(await meetings()).toEqual([])
  })

  test('says beside the field what is wrong, and keeps what was typed', async () => {
    const { html } = await ailsa.get(`${path}/meetings?first_on=soon&meetings=three`)
    expect(html).toContain('value="soon"')
    expect(html).toContain('value="three"')
    expect(html).toContain('aria-invalid="true"')
  })

  test('does not begin in the past', async () => {
    const answer = await ailsa.submit(`${path}/meetings?first_on=2026-09-01&meetings=2`, {}, /terms$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('A term begins in the future')
    expect(await meetings()).toEqual([])
  })

  test('keeps its hour in local time when the clocks go back, fortnightly, with both roles in turn', async () => {
    const answer = await ailsa.submit(`${path}/meetings?first_on=2026-10-12&meetings=4`, {}, /terms$/)
    expect(answer.location).toBe(`${path}/meetings?made=4`)
    expect(wordsOf((await ailsa.get(answer.location ?? '')).html)).toContain(
      '4 dates made.Next: the letter before the first meeting →',
    )
    const made = await meetings()
    expect(made.map(({ starts_at: at }) => at.toISOString())).toEqual([
      '2026-10-13T18:30:00.000Z',
      '2026-10-27T19:30:00.000Z',
      '2026-11-10T19:30:00.000Z',
      '2026-11-24T19:30:00.000Z',
    ])
    const { rows } = await circle.owner.query(
      `select person_id from meeting_role join meeting m on m.id = meeting_id where role = 'moderator' order by starts_at`,
    )
    expect(rows.map((row) => row.person_id)).toEqual([group.ailsa, group.bruno, group.ailsa, group.bruno])
  })

  test('is not laid over dates that stand', async () => {
    const answer = await ailsa.submit(`${path}/meetings?first_on=2026-10-20&meetings=2`, {}, /terms$/)
    expect(answer.status).toBe(409)
    expect(await meetings()).toHaveLength(4)
  })

  test('is the leaders’ to make: for a member and a stranger the page is not there', async () => {
    expect((await carys.get(`${path}/meetings`)).status).toBe(404)
    const other = await writePlannedGroup(circle, 'Elsewhere')
    expect((await (await clientOf(circle, other.ailsa)).get(`${path}/meetings`)).status).toBe(404)
  })
})

describe('roles (R57–R59)', () => {
  test('are chosen for a meeting, and swap from there on if wished', async () => {
    const [first] = await meetings()
    const answer = await ailsa.submit(
      `${path}/meetings/${first?.id}`,
      { moderator: group.bruno, swapping: 'yes' },
      /roles$/,
    )
    expect(answer.status).toBe(303)
    const { rows } = await circle.owner.query(
      `select person_id from meeting_role join meeting m on m.id = meeting_id where role = 'process' order by starts_at`,
    )
    expect(rows.map((row) => row.person_id)).toEqual([group.ailsa, group.bruno, group.ailsa, group.bruno])
  })

  test('are not given to somebody who does not lead', async () => {
    const [first] = await meetings()
    const answer = await ailsa.submit(`${path}/meetings/${first?.id}`, { moderator: group.carys }, /roles$/)
    expect(answer.status).toBe(409)
  })
})

describe('the preparatory letter (R55–R56)', () => {
  test('goes to every leader and member once, with the plan, the phone numbers and an invitation of their own', async () => {
    expect(wordsOf((await ailsa.get(`${path}/letter`)).html)).toContain('It goes by email to 3 people')
    const answer = await ailsa.submit(`${path}/letter`, { reading: 'The first chapter, no more.' })
    expect(answer.location).toBe(`${path}/letter?told=3`)
    expect(wordsOf((await ailsa.get(answer.location ?? '')).html)).toContain('It went to 3 people.')
    await circle.settled()
    for (const who of ['ailsa', 'bruno', 'carys']) {
      const [mail, more] = circle.mail.to(`${who}@leith.example.org`)
      expect(more).toBeUndefined()
      expect(mail?.text).toContain('We look forward to meeting you.')
      expect(mail?.text).toContain('Introductions (25 minutes)')
      expect(mail?.text).toContain('- Tuesday 24 November 2026, 19:30 to 21:00')
      expect(mail?.text).toMatch(/make your calendar address\s+\(\S+\/calendar\)/)
      expect(mail?.text).toContain('0131 496 0001')
      expect(mail?.text).toContain('The first chapter, no more.')
      expect(mail?.text).toContain('Replies by email are not read')
      expect(mail?.html).toContain('Reply here')
      const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
      const text = part?.content.toString() ?? ''
      const calendar = calendarOf(text)
      expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
      expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/London')
      const [event] = eventsOf(text)
      expect(event?.sequence).toBe(0)
      expect(event?.attendees.map((each) => each.getFirstValue())).toEqual([
        `MAILTO:${who}@leith.example.org`,
      ])
      expect(text).not.toContain('meet.example.org')
      expect(text).not.toContain('0131')
      const others = ['Ailsa', 'Bruno', 'Carys'].filter((name) => name.toLowerCase() !== who)
      for (const name of others) expect(text).not.toContain(name)
    }
  })
})

describe('the member’s page', () => {
  test('has the dates, the ground rules and the leaders’ phone numbers', async () => {
    const { html } = await carys.get(`${path}/circle`)
    expect(wordsOf(html)).toContain('What is said here stays here.')
    expect(wordsOf(html)).toContain('0131 496 0002')
    expect(wordsOf(html)).toContain('Tuesday 13 October 2026')
  })

  test('opens the way in ten minutes before the meeting, and not earlier', async () => {
    circle.clock.set('2026-10-13T18:19:30Z')
    expect((await carys.get(`${path}/circle`)).html).not.toContain('meet.example.org')
    circle.clock.set('2026-10-13T18:20:01Z')
    expect((await carys.get(`${path}/circle`)).html).toContain('https://meet.example.org/leith-circle')
    circle.clock.set('2026-10-13T20:31:00Z')
    expect((await carys.get(`${path}/circle`)).html).not.toContain('meet.example.org')
  })
})

describe('the leader’s way in', () => {
  const door = 'https://meet.example.org/leith-circle'

  test('is open at any time, beside the circle and beside the dates', async () => {
    circle.clock.set('2026-10-12T08:00:00Z')
    const { html } = await ailsa.get(`${path}/circle`)
    expect(linkTo(html, door)).toBe('Enter the meeting')
    expect(wordsOf(html)).toContain('For members the way in appears here on Tuesday 13 October 2026, 19:20')
    expect(linkTo((await ailsa.get(`${path}/meetings`)).html, door)).toBe('Enter the meeting')
    circle.clock.set('2026-10-13T18:40:00Z')
    expect(wordsOf((await ailsa.get(`${path}/meetings`)).html)).toContain('The doors are open')
  })

  test('and without dates the page says what to do, each to their own', async () => {
    const bare = await writePlannedGroup(circle, 'Bare')
    const page = `/groups/${bare.groupId}/circle`
    const led = await (await clientOf(circle, bare.ailsa)).get(page)
    expect(linkTo(led.html, `/groups/${bare.groupId}/meetings#term`)).toBe('Make the term’s dates')
    expect(linkTo(led.html, door)).toBe('Enter the meeting')
    expect(wordsOf(led.html)).not.toContain('Your leaders')
    const seen = await (await clientOf(circle, bare.carys)).get(page)
    expect(wordsOf(seen.html)).toContain('Your leaders are still arranging them')
    expect(seen.html).not.toContain(door)
  })

  test('a welcome is for a member who comes, and an address can say nothing else', async () => {
    expect(wordsOf((await carys.get(`${path}/circle?welcome`)).html)).toContain(
      'Welcome to the circle, Carys.',
    )
    expect(wordsOf((await ailsa.get(`${path}/circle?welcome`)).html)).not.toContain('Welcome')
    for (const query of ['?made=-1', '?made=1e9', '?made=4&made=5', '?cancelled=x', '?saved=%00', '?moved']) {
      expect((await ailsa.get(`${path}/meetings${query}`)).status, query).toBe(200)
    }
  })
})

describe('a change of date', () => {
  let feed: string

  test('reaches a calendar feed whose address is a secret', async () => {
    await carys.submit('/calendar', {}, /feed$/)
    const { html } = await carys.get('/calendar')
    feed = /\/calendar\/[\w-]{43}\.ics/.exec(html)?.[0] ?? ''
    const anybody = await clientOf(circle)
    const answer = await anybody.get(feed)
    expect(answer.headers.get('Content-Type')).toContain('text/calendar')
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(eventsOf(answer.html)).toHaveLength(4)
    expect(answer.html).not.toContain('Leith')
    expect(answer.html).not.toContain('meet.example.org')
  })

  test('is told once to everybody, under the same UID with a higher SEQUENCE, and the feed follows', async () => {
    const second = (await meetings())[1]
    const told = circle.mail.to('carys@leith.example.org').length
    const answer = await ailsa.submit(
      `${path}/meetings/${second?.id}`,
      { on: '2026-10-28', at: '20:00' },
      /date$/,
    )
    expect(answer.location).toBe(`${path}/meetings/${second?.id}?moved=3`)
    expect(wordsOf((await ailsa.get(answer.location ?? '')).html)).toContain(
      'Moved: 3 people have been told.',
    )
    await circle.settled()
    const mails = circle.mail.to('carys@leith.example.org')
    expect(mails).toHaveLength(told + 1)
    const text = mails.at(-1)?.attachments[0]?.content.toString() ?? ''
    const [event] = eventsOf(text)
    expect([event?.uid, event?.sequence]).toEqual([`${second?.id}@localhost`, 1])
    const { html } = await (await clientOf(circle)).get(feed)
    const fed = eventsOf(html).find(({ uid }) => uid === `${second?.id}@localhost`)
    expect(fed?.startDate.toString()).toBe('2026-10-28T20:00:00')
    expect(fed?.sequence).toBe(1)
  })

  test('is not laid over another meeting', async () => {
    const [, , third, fourth] = await meetings()
    const answer = await ailsa.submit(
      `${path}/meetings/${third?.id}`,
      { on: '2026-11-24', at: '19:00' },
      /date$/,
    )
    expect(answer.status).toBe(409)
    expect((await meetings())[3]?.starts_at).toEqual(fourth?.starts_at)
  })

  test('called off, it is struck out in the calendars', async () => {
    const third = (await meetings())[2]
    const answer = await ailsa.submit(`${path}/meetings/${third?.id}`, {}, /cancellation$/)
    expect(wordsOf((await ailsa.get(answer.location ?? '')).html)).toContain(
      'Cancelled: 3 people have been told.',
    )
    await circle.settled()
    const text = circle.mail.to('carys@leith.example.org').at(-1)?.attachments[0]?.content.toString() ?? ''
    expect(calendarOf(text).getFirstPropertyValue('method')).toBe('CANCEL')
    const { html } = await (await clientOf(circle)).get(feed)
    const fed = eventsOf(html).find(({ uid }) => uid === `${third?.id}@localhost`)
    expect(fed?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('a replaced feed address is gone at once', async () => {
    await carys.submit('/calendar', {}, /feed$/)
    expect((await (await clientOf(circle)).get(feed)).status).toBe(404)
  })
})
