import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import type { ParsedMail } from 'mailparser'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendReminders } from '../../src/features/letters/commands/send-reminders.ts'
import { letterKinds } from '../../src/features/letters/rules/letter-kinds.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { sendEmail } from '../../src/platform/mail/send-email.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

// Messages (R44, R55–R56, R61): letters in the group's words, reminders, who may write to whom, what each wants to get.

let circle: Circle
let group: PlannedGroup
let ailsa: Client
let bruno: Client
let carys: Client
let dilip: Client
let dilipId: string
let path: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-28T09:00:00Z' })
  group = await writePlannedGroup(circle)
  dilipId = await anotherMember('Dilip')
  path = `/groups/${group.groupId}`
  ailsa = await clientOf(circle, group.ailsa)
  bruno = await clientOf(circle, group.bruno)
  carys = await clientOf(circle, group.carys)
  dilip = await clientOf(circle, dilipId)
  // Tuesdays at 19:30 in London: 1, 15 and 29 December.
  await ailsa.submit(`${path}/meetings?first_on=2026-12-01&meetings=3`, {}, /terms$/)
})
afterAll(() => circle.close())

async function anotherMember(first: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    id,
    `${first} of Leith`,
    `${first.toLowerCase()}@leith.example.org`,
  ])
  await circle.owner.query(
    `insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id)
     select $1, $2, $3, $4, id from ground_rules where group_id = $2`,
    [randomUUID(), group.groupId, id, circle.clock.now().toString()],
  )
  return id
}

const meetings = async () => {
  const { rows } = await circle.owner.query(
    'select id, starts_at from meeting where group_id = $1 order by starts_at',
    [group.groupId],
  )
  return rows as { id: string; starts_at: Date }[]
}

const subjectsTo = (who: string) => circle.mail.to(`${who}@leith.example.org`).map(({ subject }) => subject)
const lastTo = (who: string) => circle.mail.to(`${who}@leith.example.org`).at(-1)

/** Where the mail program's own button ends such emails (RFC 8058). */
const endOf = (mail: ParsedMail | undefined) =>
  mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line.match(/<(.*)>/)?.[1]

async function remindAt(moment: string) {
  circle.clock.set(moment)
  const before = circle.mail.received.length
  await sendReminders(circle.database, circle.secrets, circle.clock.now())
  await circle.settled()
  return circle.mail.received
    .slice(before)
    .flatMap(({ to }) => (to && 'value' in to ? to.value.map(({ address }) => address?.split('@')[0]) : []))
    .sort()
}

describe('a letter in the group’s words', () => {
  test('has good words of ours to begin with, and keeps the leaders’ own', async () => {
    const { html } = await ailsa.get(`${path}/letters/reminder`)
    expect(html).toContain('We meet again soon.')
    const answer = await ailsa.submit(
      `${path}/letters/reminder`,
      { opening: 'It is our evening again.\n\nBring nothing.', closing: 'Yours' },
      `${path}/letters/reminder`,
    )
    expect(answer.location).toBe(`${path}/letters/reminder?saved=words#preview`)
    const page = await bruno.get(`${path}/letters/reminder`)
    expect(page.html).toContain('It is our evening again.')
    expect(wordsOf((await bruno.get(`${path}/letters`)).html)).toMatch(/Reminder.*your own/)
  })

  test('is held back while it looks as if it held a patient', async () => {
    const answer = await ailsa.submit(
      `${path}/letters/reminder`,
      { opening: 'Please think again about Mr X, 54, before we meet.', closing: '' },
      `${path}/letters/reminder`,
    )
    expect(answer.status).toBe(422)
  })

  test('has our words again when they are asked for', async () => {
    await ailsa.submit(
      `${path}/letters/welcome`,
      { opening: 'Hello.', closing: '' },
      `${path}/letters/welcome`,
    )
    expect((await ailsa.get(`${path}/letters/welcome`)).html).toContain('>Hello.</textarea>')
    await ailsa.submit(`${path}/letters/welcome`, {}, /reset$/)
    expect((await ailsa.get(`${path}/letters/welcome`)).html).toContain('We are glad that you join us.')
  })

  test('is the leaders’ alone: for a member no page of it is there', async () => {
    for (const page of ['letters', 'letters/reminder', 'letters/sent', 'letter', 'reading']) {
      expect((await carys.get(`${path}/${page}`)).status, page).toBe(404)
    }
    expect((await carys.get(`${path}/letters/reminder/preview/${group.carys}`)).status).toBe(404)
  })

  test('is shown for each person of the circle, and for nobody else', async () => {
    const page = parse((await ailsa.get(`${path}/letters/reminder?for=${dilipId}`)).html)
    expect(page.querySelector('iframe')?.getAttribute('src')).toBe(
      `${path}/letters/reminder/preview/${dilipId}`,
    )
    const other = await writePlannedGroup(circle, 'Elsewhere')
    expect((await ailsa.get(`${path}/letters/reminder/preview/${other.carys}`)).status).toBe(404)
    for (const kind of letterKinds) {
      const { status, html, headers } = await ailsa.get(`${path}/letters/${kind}/preview/${group.carys}`)
      expect(status, kind).toBe(200)
      expect(html, kind).toContain('Dear Carys of Leith')
      expect(html, kind).not.toContain('meet.example.org')
      expect(headers.get('Content-Security-Policy')).toContain('sandbox')
    }
    for (const kind of ['welcome', 'date-changed', 'ending']) {
      expect(wordsOf((await ailsa.get(`${path}/letters/${kind}`)).html), kind).toContain(
        'An example: here as if',
      )
    }
  })
})

describe('a reminder', () => {
  test('goes out once to each, a day before, as its preview showed it', async () => {
    await circle.owner.query(
      `insert into profile (person_id, time_zone, changed_at) values ($1, 'Australia/Sydney', $2)`,
      [dilipId, circle.clock.now().toString()],
    )
    expect(await remindAt('2026-11-30T19:29:00Z')).toEqual([])
    const { html: preview } = await ailsa.get(`${path}/letters/reminder/preview/${dilipId}`)
    expect(await remindAt('2026-11-30T19:31:00Z')).toEqual(['ailsa', 'bruno', 'carys', 'dilip'])
    expect(await remindAt('2026-11-30T19:41:00Z')).toEqual([])

    const mail = lastTo('dilip')
    expect(mail?.subject).toBe('We meet on Tuesday 1 December at 19:30: Leith')
    expect(mail?.text).toContain('It is our evening again.')
    expect(mail?.text).toContain('19:30 to 21:00 (UK time)')
    expect(mail?.text).toMatch(
      /for\s+you\s+Wednesday\s+2\s+December\s+2026,\s+06:30\s+to\s+08:00\s+\(Australian\s+Eastern/,
    )
    expect(mail?.text).toMatch(/Online; the way in opens 10 minutes\s+before, on the group’s page/)
    expect(mail?.text).toContain('0131 496 0001')
    expect(mail?.html).not.toContain('meet.example.org')
    expect(lastTo('carys')?.text).not.toMatch(/for\s+you/)

    const link = /\/apologies\/[\w-]{43}\/[0-9a-f-]{36}/.exec(String(mail?.html))?.[0] ?? 'none'
    expect((await (await clientOf(circle)).get(link)).status).toBe(200)
    expect(String(mail?.html).replace(link, `${path}/circle`).trim()).toBe(preview.trim())
  })

  test('is the same message when a crash lets it be sent again', async () => {
    const { rows } = await circle.owner.query(
      `update email set sent_at = null where template = 'meeting-reminder' and person_id = $1 returning id`,
      [group.carys],
    )
    const first = lastTo('carys')
    await sendEmail(circle.mailRoom, rows[0].id)
    const again = lastTo('carys')
    expect(again).not.toBe(first)
    expect(again?.messageId).toBe(first?.messageId)
  })

  test('is noted and queued together: a job that is killed between leaves nothing, and is done again', async () => {
    const [, second] = await meetings()
    const killed = circle.database.jobs.transaction().execute(async (db) => {
      await sql`select set_config('circle.now', '2026-12-14T19:31:00Z', true)`.execute(db)
      const { rows } = await sql`select * from take_meeting_reminders(100, '{}')`.execute(db)
      expect(rows).toHaveLength(4)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const { rows } = await circle.owner.query('select from meeting_reminder where meeting_id = $1', [
      second?.id,
    ])
    expect(rows).toEqual([])
  })

  test('by two processes at once reminds nobody twice', async () => {
    circle.clock.set('2026-12-14T19:31:00Z')
    const now = circle.clock.now()
    const before = circle.mail.received.length
    await circle.owner.query(
      'insert into meeting_apology (meeting_id, person_id, sent_at) select id, $2, $3 from meeting where starts_at = $1',
      ['2026-12-15T19:30:00Z', group.carys, now.toString()],
    )
    await Promise.all([1, 2].map(() => sendReminders(circle.database, circle.secrets, now)))
    await circle.settled()
    // And not to whoever has sent apologies.
    expect(circle.mail.received.length - before).toBe(3)
    expect(subjectsTo('carys').filter((subject) => subject?.includes('15 December'))).toEqual([])
  })

  test('comes when each chose, and not at all to whoever wants none', async () => {
    const choose = (who: Client, days: string) =>
      who.submit(`${path}/messages/choices`, { reminder_days: days, messages: 'yes', term_ahead: 'yes' })
    expect((await choose(carys, '7')).location).toBe(`${path}/messages/choices?saved=choices`)
    await choose(dilip, '0')
    expect(await remindAt('2026-12-22T19:31:00Z')).toEqual(['carys'])
    expect(await remindAt('2026-12-28T19:31:00Z')).toEqual(['ailsa', 'bruno'])
  })

  test('of a meeting that was moved is for its new moment; whoever was just told of it is not reminded on top', async () => {
    const third = (await meetings())[2]
    await ailsa.submit(`${path}/meetings/${third?.id}`, { on: '2027-01-05', at: '19:30' }, /date$/)
    await circle.settled()
    expect(await remindAt('2026-12-29T19:31:00Z')).toEqual(['carys'])
    expect(await remindAt('2027-01-04T19:31:00Z')).toEqual(['ailsa', 'bruno'])
  })

  test('never comes after the doors, nor of a cancelled meeting', async () => {
    await circle.owner.query('delete from meeting_reminder')
    expect(await remindAt('2027-01-05T19:21:00Z')).toEqual([])
    circle.clock.set('2027-01-05T19:00:00Z')
    const third = (await meetings())[2]
    await ailsa.submit(`${path}/meetings/${third?.id}`, {}, /cancellation$/)
    await circle.settled()
    expect(await remindAt('2027-01-05T19:10:00Z')).toEqual([])
  })

  test('ends with one click of the mail program, without signing in', async () => {
    const mail = circle.mail
      .to('ailsa@leith.example.org')
      .findLast(({ subject }) => subject?.startsWith('We meet on'))
    const ends = new URL(endOf(mail) ?? 'none:')
    const anybody = await clientOf(circle)
    const page = await anybody.get(ends.pathname)
    expect(page.location).toMatch(/^\/letters\/[\w-]{43}\/reminders$/)
    expect(wordsOf((await anybody.get(page.location ?? '')).html)).toContain('No more reminders of meetings?')
    const answer = await anybody.post(ends.pathname, 'List-Unsubscribe=One-Click', {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://mail.example.net',
    })
    expect(answer.status).toBe(200)
    const { rows } = await circle.owner.query(
      'select reminder_days, messages_by_email from message_choice where person_id = $1',
      [group.ailsa],
    )
    expect(rows).toEqual([{ reminder_days: 0, messages_by_email: true }])
    expect((await anybody.get(`/letters/${'x'.repeat(43)}/reminders`)).status).toBe(404)
  })
})

describe('writing (R44)', () => {
  test('a member writes to the leaders: each gets it, both see it, another member does not', async () => {
    const answer = await carys.submit(`${path}/messages`, { body: 'Could we begin at eight in spring?' })
    expect(answer.location).toBe(`${path}/messages?told=2`)
    await circle.settled()
    for (const who of ['ailsa', 'bruno']) {
      expect(lastTo(who)?.text).toContain('Could we begin at eight in spring?')
      expect(lastTo(who)?.html).toContain(`${path}/messages/with/${group.carys}`)
    }
    for (const leader of [ailsa, bruno]) {
      expect(wordsOf((await leader.get(`${path}/messages`)).html)).toContain('Has written to you')
      expect((await leader.get(`${path}/messages/with/${group.carys}`)).html).toContain('begin at eight')
    }
    expect((await dilip.get(`${path}/messages`)).html).not.toContain('begin at eight')
    expect((await dilip.get(`${path}/messages/with/${group.carys}`)).status).toBe(404)
  })

  test('a leader answers one: nobody else gets it', async () => {
    await bruno.submit(`${path}/messages/with/${group.carys}`, {
      body: 'We shall talk about it in the group.',
    })
    await circle.settled()
    expect(lastTo('carys')?.text).toContain('We shall talk about it in the group.')
    expect(endOf(lastTo('carys'))).toBeUndefined()
    expect(
      circle.mail.received.filter(({ text }) => text?.includes('talk about it in the group')),
    ).toHaveLength(1)
    expect((await carys.get(`${path}/messages`)).html).toContain('talk about it in the group')
    expect((await ailsa.get(`${path}/messages/with/${group.carys}`)).html).toContain(
      'talk about it in the group',
    )
    expect(wordsOf((await ailsa.get(`${path}/messages`)).html)).not.toContain('Has written to you')
    expect((await dilip.get(`${path}/messages`)).html).not.toContain('talk about it in the group')
  })

  test('to everybody: by email to whoever wants that, on the page for all; an answer comes to the leaders alone', async () => {
    await dilip.submit(`${path}/messages/choices`, { reminder_days: '0', messages: [], term_ahead: 'yes' })
    const answer = await ailsa.submit(`${path}/messages`, { body: 'The library is warm now.' })
    expect(answer.location).toBe(`${path}/messages?told=2`)
    await circle.settled()
    expect(lastTo('carys')?.text).toContain('The library is warm now.')
    expect(lastTo('carys')?.text).toContain('not to everybody')
    expect(endOf(lastTo('carys'))).toMatch(/\/messages\/one-click$/)
    expect(lastTo('dilip')?.text).not.toContain('The library is warm now.')
    expect((await dilip.get(`${path}/messages`)).html).toContain('The library is warm now.')
  })

  test('has its measure', async () => {
    for (let nth = 1; nth < 10; nth += 1) await dilip.submit(`${path}/messages`, { body: `Word ${nth}` })
    await dilip.submit(`${path}/messages`, { body: 'Word 10' })
    expect((await dilip.submit(`${path}/messages`, { body: 'Word 11' })).status).toBe(409)
  })

  test('is closed in the database as well: a member reads and writes no conversation but their own', async () => {
    const asDilip = <T>(work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
      circle.database.asViewer(personAlone(dilipId), work)
    const seen = await asDilip((db) => db.selectFrom('circle_message').select('member_id').execute())
    expect(new Set(seen.map((row) => row.member_id))).toEqual(new Set([null, dilipId]))
    const row = { id: randomUUID(), group_id: group.groupId, body: 'x', written_at: circle.clock.now() }
    for (const wish of [
      { sender_id: dilipId, member_id: group.carys },
      { sender_id: dilipId, member_id: null },
      { sender_id: group.ailsa, member_id: dilipId },
    ]) {
      const written = asDilip((db) =>
        db
          .insertInto('circle_message')
          .values({ ...row, ...wish, written_at: db.now })
          .execute(),
      )
      await expect(written).rejects.toThrow(/row-level security/)
    }
    const letters = await asDilip((db) => db.selectFrom('sent_letter_to').select('person_id').execute())
    expect(new Set(letters.map((each) => each.person_id))).toEqual(new Set([dilipId]))
  })

  test('whoever takes a chair later reads what is written from then on', async () => {
    const una = randomUUID()
    await circle.owner.query(
      `insert into person (id, name, email) values ($1, 'Una', 'una@leith.example.org')`,
      [una],
    )
    const now = circle.clock.now().toString()
    await circle.owner.query(
      'insert into group_leader (group_id, person_id, joined_at, seated_at) values ($1, $2, $3, $3)',
      [group.groupId, una, now],
    )
    const page = await (await clientOf(circle, una)).get(`${path}/messages/with/${group.carys}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('begin at eight')
    await circle.owner.query('update group_leader set left_at = $2 where person_id = $1', [una, now])
  })
})

describe('the dates of the term ahead', () => {
  test('are sent with one button, to each with a file for the calendar that names nobody', async () => {
    await ailsa.submit(`${path}/meetings?first_on=2027-01-12&meetings=2`, {}, /terms$/)
    await ailsa.submit(
      `${path}/letters/term-ahead`,
      { opening: 'A new term, dear all.', closing: 'Till then' },
      `${path}/letters/term-ahead`,
    )
    const answer = await ailsa.submit(`${path}/letters/term-ahead`, {}, /sending$/)
    expect(answer.location).toBe(`${path}/letters/term-ahead?told=4`)
    await circle.settled()
    const mail = lastTo('carys')
    expect(mail?.text).toContain('A new term, dear all.')
    expect(mail?.text).toContain('- Tuesday 12 January 2027, 19:30 to 21:00')
    const text = mail?.attachments
      .find(({ contentType }) => contentType === 'text/calendar')
      ?.content.toString()
    const events = new ICAL.Component(ICAL.parse(text ?? '')).getAllSubcomponents('vevent')
    expect(events).toHaveLength(2)
    expect(text).not.toContain('ATTENDEE')
    expect(text).not.toContain('meet.example.org')
  })

  test('face to face each names its own place, in the letter and in its file', async () => {
    const other = await writePlannedGroup(circle, 'Roomy')
    const leader = await clientOf(circle, other.ailsa)
    const there = `/groups/${other.groupId}`
    await leader.submit(`${there}/meetings?first_on=2027-01-12&meetings=3`, {}, /terms$/)
    const place = (name: string, once: boolean) => {
      const id = randomUUID()
      const { groupId } = other
      const values = [id, groupId, name, once, circle.clock.now().toString()]
      return circle.owner
        .query(
          `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, once, since, until)
           values ($1, $2, $3, '1 Example Street', 12, true, true, $4, $5, case when $4 then $5::timestamptz end)`,
          values,
        )
        .then(() => id)
    }
    await place('Tollcross Library', false)
    const once = await place('Portobello Hall', true)
    await circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [other.groupId])
    await circle.owner.query(
      `update meeting set place_id = $1 where id = (select id from meeting where group_id = $2 order by starts_at offset 1 limit 1)`,
      [once, other.groupId],
    )
    await leader.submit(`${there}/letters/term-ahead`, {}, /sending$/)
    await circle.settled()
    const mail = circle.mail.to('carys@roomy.example.org').at(-1)
    const said = mail?.text?.replace(/\s+/g, ' ')
    expect(said).toContain(
      'Tuesday 26 January 2027, 19:30 to 21:00 (UK time), at Portobello Hall, 1 Example Street',
    )
    expect(said).toContain('Otherwise we meet at Tollcross Library, 1 Example Street.')
    const text = mail?.attachments
      .find(({ contentType }) => contentType === 'text/calendar')
      ?.content.toString()
    const events = new ICAL.Component(ICAL.parse(text ?? '')).getAllSubcomponents('vevent')
    expect(events.map((event) => event.getFirstPropertyValue('location'))).toEqual([
      'Tollcross Library',
      'Portobello Hall',
      'Tollcross Library',
    ])
  })

  test('are refused while there are none', async () => {
    const other = await writePlannedGroup(circle, 'Dateless')
    const leader = await clientOf(circle, other.ailsa)
    const page = `/groups/${other.groupId}/letters/term-ahead`
    expect(wordsOf((await leader.get(page)).html)).toContain('Make the term’s dates first')
  })
})

describe('what was sent to whom', () => {
  test('is kept for the leaders, with names and words; a member sees what went to them', async () => {
    const page = wordsOf((await bruno.get(`${path}/letters/sent`)).html)
    expect(page).toMatch(
      /The term ahead.*To Ailsa of Leith, Bruno of Leith, Carys of Leith and Dilip of Leith/,
    )
    expect(page).toContain('A new term, dear all.')
    expect(page).toContain('The library is warm now.')
    const own = wordsOf((await dilip.get(`${path}/messages/sent`)).html)
    expect(own).toContain('A new term, dear all.')
    expect(own).not.toContain('talk about it in the group')
  })

  test('goes on over pages, the oldest last', async () => {
    await circle.owner.query(
      `insert into sent_letter (id, group_id, kind, sent_at)
       select gen_random_uuid(), $1, 'date-changed', timestamptz '2026-10-01T10:00:00Z' + make_interval(hours => n)
       from generate_series(1, 25) n`,
      [group.groupId],
    )
    const first = parse((await ailsa.get(`${path}/letters/sent`)).html)
    const next = first.querySelector('a[rel=next]')?.getAttribute('href')
    const second = parse((await ailsa.get(next?.replaceAll('&amp;', '&') ?? '')).html)
    expect(second.querySelector('a[rel=prev]')).not.toBeNull()
    expect(wordsOf((await ailsa.get(`${path}/letters/sent?after=nonsense`)).html)).toContain('The term ahead')
  })

  test('is let go after a year, with what was written', async () => {
    const now = circle.clock.now()
    await forget(circle, ['messages', 'sent-letters'], now.add({ hours: 24 * 367 }))
    const { rows } = await circle.owner.query(
      `select (select count(*)::int from sent_letter) as letters, (select count(*)::int from circle_message) as messages`,
    )
    expect(rows).toEqual([{ letters: 0, messages: 0 }])
  })
})

describe('what to read (R56)', () => {
  test('is the society’s list until the leaders make their own; members see it, in letters as well', async () => {
    const admin = randomUUID()
    await circle.owner.query(`insert into person (id, name, email) values ($1, 'Oona', 'oona@example.org')`, [
      admin,
    ])
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now() - interval '1 year')`,
      [randomUUID(), admin],
    )
    const office = await clientOf(circle, admin)
    expect((await ailsa.get('/office/reading')).status).toBe(403)
    await office.submit(
      '/office/reading',
      { title: 'The Doctor, His Patient and the Illness', author: 'Michael Balint', year: '1957' },
      '/office/reading',
    )
    expect(wordsOf((await carys.get(`${path}/circle`)).html)).toContain(
      'The Doctor, His Patient and the Illness',
    )
    await ailsa.submit(`${path}/reading`, {}, /beginning$/)
    const refused = await ailsa.submit(
      `${path}/reading`,
      { title: 'A page', link: 'http://example.org/a' },
      `${path}/reading`,
    )
    expect(refused.status).toBe(422)
    await ailsa.submit(
      `${path}/reading`,
      { title: 'A page', link: 'https://example.org/a' },
      `${path}/reading`,
    )
    await ailsa.submit(`${path}/reading`, {}, /raising$/)
    const welcome = parse((await ailsa.get(`${path}/letters/welcome/preview/${group.carys}`)).html)
    expect(welcome.querySelector('a[href="https://example.org/a"]')?.textContent).toBe('A page')
    const words = welcome.textContent
    expect(words.indexOf('A page')).toBeLessThan(words.indexOf('Michael Balint: The Doctor'))
    const letter = (await ailsa.get(`${path}/letters/preparatory/preview/${group.carys}`)).html
    expect(letter).toContain('https://example.org/a')
    await ailsa.submit(`${path}/reading`, {}, /removal$/)
    expect((await carys.get(`${path}/circle`)).html).not.toContain('https://example.org/a')
  })
})
