import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let leith: PlannedGroup
let fife: PlannedGroup
let ailsa: Client
let fifesAilsa: Client
let carys: Client
let administrator: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  leith = await writePlannedGroup(circle)
  fife = await writePlannedGroup(circle, 'Fife')
  ailsa = await clientOf(circle, leith.ailsa)
  fifesAilsa = await clientOf(circle, fife.ailsa)
  carys = await clientOf(circle, leith.carys)
  const office = randomUUID()
  await circle.owner.query('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    office,
    'Olive Office',
    'olive@example.org',
  ])
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values (gen_random_uuid(), $1, 'administrator', now())`,
    [office],
  )
  administrator = await clientOf(circle, office)
})
afterAll(() => circle.close())

const at = ({ groupId }: PlannedGroup) => `/groups/${groupId}`
const inARoom = ({ groupId }: PlannedGroup) =>
  circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [groupId])

const holds = async (groupId: string) => {
  const { rows } = await circle.owner.query(
    `select h.holder, h.holder_id, lower(h.during) as begins from meeting_hold h join meeting m on m.id = h.meeting_id
     where m.group_id = $1 order by begins, holder, holder_id`,
    [groupId],
  )
  return rows as { holder: string; holder_id: string; begins: Date }[]
}
const heldBy = async (groupId: string, who: string) =>
  (await holds(groupId))
    .filter(({ holder_id }) => holder_id === who)
    .map(({ begins }) => begins.toISOString())

/** As the owner, at the circle's own moment. */
async function write(sql: string, values: unknown[] = []): Promise<void> {
  const client = await circle.owner.connect()
  try {
    await client.query(`select set_config('circle.now', $1, false)`, [circle.clock.now().toString()])
    await client.query(sql, values)
  } finally {
    await client.query(`select set_config('circle.now', '', false)`)
    client.release()
  }
}

const joins = (groupId: string, personId: string) =>
  write('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [
    groupId,
    personId,
  ])
const leaves = (groupId: string, personId: string) =>
  write('delete from group_leader where group_id = $1 and person_id = $2', [groupId, personId])

const makeTerm = (client: Client, { groupId }: PlannedGroup, firstOn: string, meetings = 2) =>
  client.submit(`/groups/${groupId}/meetings?first_on=${firstOn}&meetings=${meetings}`, {}, /terms$/)

describe('a leader', () => {
  test('is held for every meeting to come, as long as they lead and it takes place', async () => {
    expect((await makeTerm(ailsa, leith, '2026-10-12')).status).toBe(303)
    expect(await heldBy(leith.groupId, leith.bruno)).toEqual([
      '2026-10-13T18:30:00.000Z',
      '2026-10-27T19:30:00.000Z',
    ])
    await write(`update meeting set cancelled_at = now() where group_id = $1 and starts_at < '2026-10-20'`, [
      leith.groupId,
    ])
    expect(await heldBy(leith.groupId, leith.bruno)).toEqual(['2026-10-27T19:30:00.000Z'])
    await write('update meeting set cancelled_at = null where group_id = $1', [leith.groupId])
    expect(await heldBy(leith.groupId, leith.bruno)).toHaveLength(2)
  })

  test('may lead two groups, and is not in two meetings at once: the page says who, and not where', async () => {
    await joins(fife.groupId, leith.bruno)
    const answer = await makeTerm(fifesAilsa, fife, '2026-10-12')
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('nobody can be in two circles at once')
    const words = wordsOf(answer.html)
    expect(words).toContain('13 October 2026, 19:30 to 21:00: Bruno of Leith is not free then.')
    expect(words.replaceAll('Bruno of Leith', '')).not.toContain('Leith')
    expect(await holds(fife.groupId)).toEqual([])
    expect((await makeTerm(fifesAilsa, fife, '2026-10-19')).status).toBe(303)
    expect(await heldBy(fife.groupId, leith.bruno)).toHaveLength(2)
  })

  test('who leaves is free again', async () => {
    await leaves(fife.groupId, leith.bruno)
    expect(await heldBy(fife.groupId, leith.bruno)).toEqual([])
  })

  test('is refused by the database when two groups ask in the same second: the one who loses reads why', async () => {
    await joins(fife.groupId, leith.bruno)
    await write('update meeting set cancelled_at = now() where true')
    const pressed = await Promise.all([
      ailsa.fillIn(`/groups/${leith.groupId}/meetings?first_on=2026-12-01&meetings=3`, {}, /terms$/),
      fifesAilsa.fillIn(`/groups/${fife.groupId}/meetings?first_on=2026-12-01&meetings=3`, {}, /terms$/),
    ])
    const answers = await Promise.all(pressed.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(wordsOf(lost?.html ?? '')).toContain('nobody can be in two circles at once')
    await leaves(fife.groupId, leith.bruno)
  })
})

describe('the database alone', () => {
  test('lets no two meetings have one leader or one room at once, whatever the program thinks', async () => {
    const client = await circle.owner.connect()
    try {
      const venueId = randomUUID()
      const [one, two] = (
        await client.query('select id from meeting where cancelled_at is null and ends_at > $1 limit 2', [
          circle.clock.now().toString(),
        ])
      ).rows
      for (const holder of ['venue', 'leader']) {
        await client.query('begin')
        await client.query(
          `insert into meeting_hold values ($1, $3, $4, '[2030-01-01 18:00Z,2030-01-01 20:00Z)'),
            ($2, $3, $4, '[2030-01-01 19:00Z,2030-01-01 21:00Z)')`,
          [one.id, two.id, holder, venueId],
        )
        await expect(client.query('commit')).rejects.toMatchObject({ code: '23P01' })
      }
    } finally {
      client.release()
    }
  })
})

describe('the book of places (R26–R31)', () => {
  const room = {
    name: 'Seminar room, Leith Health Centre',
    address: '1 Example Street, Leith',
    area: 'Leith',
    kind: 'health-centre',
    seats: '12',
    freeFromIntrusion: 'yes',
    stepFree: 'yes',
    accessNote: 'The side door; ring twice.',
    cost: '12.50',
    costPer: 'meeting',
    contactName: 'The practice manager',
    contactPhone: '0131 496 0007',
    contactEmail: 'rooms@leith.example.org',
    base: 'institution',
    supportedBy: 'Department of Psychiatry',
    houseRules: 'Chairs go back.',
  }
  let shared: string

  test('is added to by whoever leads a group, and read by leaders of any and by the office, not by members', async () => {
    const added = await ailsa.submit('/venues/new', room, '/venues')
    expect(added.location).toMatch(/^\/venues\/[0-9a-f-]{36}\?saved=added$/)
    shared = added.location?.split('/')[2]?.split('?')[0] ?? ''
    const seen = wordsOf((await fifesAilsa.get(`/venues/${shared}`)).html)
    expect(seen).toContain('The practice manager · 0131 496 0007 · rooms@leith.example.org')
    expect(seen).toContain('£12.50 a meeting')
    expect(seen).toContain('Step-free from the street to the chair · The side door; ring twice.')
    expect(seen).not.toContain('Save this')
    expect((await administrator.get('/venues')).html).toContain('Leith Health Centre')
    for (const path of ['/venues', '/venues/new', `/venues/${shared}`]) {
      expect([path, (await carys.get(path)).status]).toEqual([path, 404])
    }
  })

  test('is put right by whoever added it and by administrators; for others there is no button and no door', async () => {
    const right = await ailsa.fillIn(`/venues/${shared}`, { seats: '14' }, `/venues/${shared}`)
    expect((await right()).status).toBe(303)
    const corrected = await administrator.submit(`/venues/${shared}`, { houseRules: '' }, `/venues/${shared}`)
    expect(corrected.status).toBe(303)
    const key = /name="_key" value="([^"]+)"/.exec((await fifesAilsa.get('/venues/new')).html)?.[1] ?? ''
    const tried = await fifesAilsa.post(
      `/venues/${shared}`,
      new URLSearchParams({ _key: key, ...room, seats: '3' }).toString(),
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    )
    expect(tried.status).toBe(403)
    expect(wordsOf((await ailsa.get(`/venues/${shared}`)).html)).toContain('Chairs in one circle14')
  })

  test('is looked through by region, by kind and by how a town begins', async () => {
    await ailsa.submit(
      '/venues/new',
      { name: 'Town hall', address: '2 Example Street', area: 'Perth', kind: 'community', seats: '20' },
      '/venues',
    )
    const names = async (query: string) => wordsOf((await ailsa.get(`/venues?${query}`)).html)
    expect(await names('search=lei')).toContain('Leith Health Centre')
    expect(await names('search=lei')).not.toContain('Town hall')
    expect(await names('kind=community')).toContain('Town hall')
    expect(await names('search=%25')).toContain('None like this stands in the book')
  })

  test('shows a group’s own place to that group’s leaders alone', async () => {
    await inARoom(leith)
    await ailsa.submit(
      `${at(leith)}/place/new`,
      { name: 'Bruno’s practice', address: '3 Example Street', seats: '10', sharing: 'private' },
      `${at(leith)}/place`,
    )
    expect((await ailsa.get('/venues')).html).not.toContain('Bruno’s practice')
    expect((await ailsa.get(`${at(leith)}/place/choice`)).html).toContain('Bruno’s practice')
    const { rows } = await circle.owner.query('select id from venue where for_group_id = $1', [leith.groupId])
    const path = `/venues/${rows[0].id}`
    expect((await ailsa.get(path)).status).toBe(200)
    for (const other of [fifesAilsa, administrator, carys]) expect((await other.get(path)).status).toBe(404)
    expect((await fifesAilsa.get(`${at(fife)}/place/venues/${rows[0].id}`)).status).toBe(404)
  })

  test('tells the members of a group where it is and how to get in, and not what it costs or whom to ask', async () => {
    // Without dates a place is chosen at once, whoever of the two won the race above.
    await write('update meeting set cancelled_at = now() where true')
    await ailsa.submit(`${at(leith)}/place/venues/${shared}`, {}, new RegExp(`${shared}$`))
    await makeTerm(ailsa, leith, '2026-11-02', 1)
    const page = wordsOf((await carys.get(`${at(leith)}/circle`)).html)
    expect(page).toContain('Leith Health Centre')
    expect(page).toContain('The side door; ring twice.')
    expect(page).not.toMatch(/12\.50|practice manager|496 0007/)
  })

  test('keeps what others have told their members: once another group has met there, only the society says which place it is', async () => {
    const open = await ailsa.fillIn(`/venues/${shared}`, { name: 'Elsewhere' }, `/venues/${shared}`)
    await write(
      `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since, until, once, venue_id)
       values ($1, $2, 'Seminar room, Leith Health Centre', 'Leith', 14, true, true, $3, $3, true, $4)`,
      [randomUUID(), fife.groupId, circle.clock.now().toString(), shared],
    )
    const late = await open()
    expect(late.status).toBe(409)
    expect(wordsOf(late.html)).toContain('the society’s to keep')
    const { html } = await ailsa.get(`/venues/${shared}`)
    expect(html).not.toContain('name="name"')
    expect(wordsOf(html)).not.toContain('Take it out of the book')
    for (const change of [{ name: 'Elsewhere' }, { address: 'Perth' }, { removed_at: circle.clock.now() }]) {
      const past = circle.database.asViewer(personAlone(leith.ailsa), (db) =>
        db
          .updateTable('venue')
          .set({
            ...change,
            ...('removed_at' in change && { removed_at: db.now }),
            changed_by: leith.ailsa,
            changed_at: db.now,
          })
          .where('id', '=', shared)
          .execute(),
      )
      await expect(past).rejects.toThrow('the society keeps the entry')
    }
    const particulars = { costNote: 'Heating included' }
    expect((await ailsa.submit(`/venues/${shared}`, particulars, /particulars$/)).status).toBe(303)
    expect(wordsOf((await fifesAilsa.get(`/venues/${shared}`)).html)).toContain('Heating included')
    const office = await administrator.submit(`/venues/${shared}`, { seats: '15' }, `/venues/${shared}`)
    expect(office.status).toBe(303)
    await administrator.submit(`/venues/${shared}`, { seats: '14' }, `/venues/${shared}`)
  })
})

describe('a room', () => {
  test('is not given to two groups at once, whoever chose it first; their names stay theirs', async () => {
    await inARoom(fife)
    await write('update meeting set cancelled_at = now() where true')
    expect((await makeTerm(ailsa, leith, '2027-01-04', 3)).status).toBe(303)
    const { rows } = await circle.owner.query(`select id from venue where name like 'Seminar room%'`)
    const room = rows[0].id
    expect(
      (await fifesAilsa.submit(`${at(fife)}/place/venues/${room}`, {}, new RegExp(`${room}$`))).status,
    ).toBe(303)
    const answer = await makeTerm(fifesAilsa, fife, '2027-01-04', 3)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Your place is taken by another group at one of these times')
    expect(answer.html).not.toContain('Leith</')
    // An hour later each time, it is free.
    await circle.owner.query(`update balint_group set start_time = '21:00' where id = $1`, [fife.groupId])
    expect((await makeTerm(fifesAilsa, fife, '2027-01-04', 3)).status).toBe(303)
    expect(await heldBy(fife.groupId, room)).toHaveLength(3)
  })

  test('is confirmed with the house for all dates, and asked for again where one is moved (R27)', async () => {
    const plan = async () => wordsOf((await ailsa.get(`${at(leith)}/plan`)).html)
    expect(await plan()).toContain('None of 3 dates is confirmed with the house yet.')
    expect((await ailsa.submit(`${at(leith)}/place`, {}, /bookings$/)).status).toBe(303)
    expect(await plan()).toContain('The room is booked for every date.')
    await write(
      `update meeting set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day'
       where id = (select id from meeting where group_id = $1 and cancelled_at is null order by starts_at limit 1)`,
      [leith.groupId],
    )
    expect(await plan()).toContain('1 of 3 dates is not confirmed with the house yet.')
  })

  test('is followed by whoever keeps it, in a calendar that says “Booked” and nothing of the group', async () => {
    await ailsa.submit(`${at(leith)}/place`, {}, /calendar$/)
    const address = async () =>
      /webcal:\/\/[^"]*(\/venue-calendar\/[\w-]{43}\.ics)/.exec(
        (await ailsa.get(`${at(leith)}/place`)).html,
      )?.[1] ?? ''
    const first = await address()
    const caretaker = await clientOf(circle)
    const feed = await caretaker.get(first)
    expect(feed.headers.get('Content-Type')).toContain('text/calendar')
    const events = new ICAL.Component(ICAL.parse(feed.html)).getAllSubcomponents('vevent')
    const standing = events.filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED')
    expect(standing.map((event) => event.getFirstPropertyValue('summary'))).toEqual(Array(3).fill('Booked'))
    expect(feed.html).not.toMatch(/Balint group|Leith|Ailsa|Seminar|ORGANIZER|ATTENDEE|LOCATION/)
    const { rows } = await circle.owner.query('select id from meeting')
    for (const { id } of rows) expect(feed.html).not.toContain(id)
    await ailsa.submit(`${at(leith)}/place`, {}, /calendar$/)
    expect((await caretaker.get(first)).status).toBe(404)
    expect((await caretaker.get(await address())).status).toBe(200)
  })
})

describe('a move (R28)', () => {
  const ahead = async () => {
    const { rows } = await circle.owner.query(
      `select m.id, m.sequence, (select p.name from group_place p where p.id = meeting_place_id(m)) as place
       from meeting m where group_id = $1 and cancelled_at is null and starts_at > $2 order by starts_at`,
      [leith.groupId, circle.clock.now().toString()],
    )
    return rows as { id: string; sequence: number; place: string }[]
  }
  const hall = {
    name: 'Church hall',
    address: '5 Example Street',
    seats: '12',
    freeFromIntrusion: 'yes',
    sharing: 'shared',
  }

  test('needs a reason', async () => {
    const answer = await ailsa.submit(`${at(leith)}/place/new`, hall, `${at(leith)}/place`)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Please say why the group moves')
  })

  test('for one meeting leaves all others where they are, and tells everybody once', async () => {
    const [, second] = await ahead()
    const before = await ahead()
    const answer = await ailsa.submit(
      `${at(leith)}/place/new?meeting=${second?.id}`,
      { ...hall, meeting: second?.id ?? '', span: 'once', reason: 'The health centre is closed that day.' },
      `${at(leith)}/place`,
    )
    expect(answer.location).toBe(`${at(leith)}/place?saved=place&told=3`)
    expect((await ahead()).map(({ place }) => place)).toEqual([
      'Seminar room, Leith Health Centre',
      'Church hall',
      'Seminar room, Leith Health Centre',
    ])
    expect((await ahead()).map(({ sequence }, nth) => sequence - (before[nth]?.sequence ?? 0))).toEqual([
      0, 1, 0,
    ])
  })

  test('from a meeting on takes the later ones along; calendars hear of each, and what has been stays where it was', async () => {
    const [first, , third] = await ahead()
    const { rows } = await circle.owner.query(`select id from venue where name = 'Town hall'`)
    const answer = await ailsa.submit(
      `${at(leith)}/place/venues/${rows[0].id}`,
      { meeting: third?.id ?? '', span: 'onwards', reason: 'The health centre closes at six from February.' },
      new RegExp(`${rows[0].id}$`),
    )
    expect(answer.status).toBe(303)
    expect((await ahead()).map(({ place }) => place)).toEqual([
      'Seminar room, Leith Health Centre',
      'Church hall',
      'Town hall',
    ])
    expect(await heldBy(leith.groupId, rows[0].id)).toHaveLength(1)
    expect((await carys.get(`${at(leith)}/circle`)).html).toContain('Leith Health Centre')
    expect(first).toBeDefined()
  })

  test('is counted, with its reason, on the page and in the plan', async () => {
    const page = wordsOf((await ailsa.get(`${at(leith)}/place`)).html)
    expect(page).toContain('to Church hall, for one meeting, announced well ahead, by Ailsa of Leith.')
    expect(page).toContain('“The health centre closes at six from February.”')
    expect(wordsOf((await ailsa.get(`${at(leith)}/plan`)).html)).toContain('2 changes of place in a year')
  })

  test('arrives as one email a person, with an entry for each date and the new place in it', async () => {
    await circle.settled()
    for (const who of ['ailsa', 'bruno', 'carys']) {
      const mails = circle.mail
        .to(`${who}@leith.example.org`)
        .filter(({ text }) => /Another place/.test(text ?? ''))
      expect(mails).toHaveLength(2)
      const [once, onwards] = mails
      expect(once?.text).toContain('The health centre is closed that day.')
      expect(once?.text).toContain('Church hall, 5 Example Street')
      expect(onwards?.text).toContain('Town hall, 2 Example Street')
      const [invited] = (once?.attachments ?? []).map(
        ({ content }) => new ICAL.Component(ICAL.parse(content.toString())),
      )
      const event = new ICAL.Event(invited?.getFirstSubcomponent('vevent') as ICAL.Component)
      expect(invited?.getFirstPropertyValue('method')).toBe('REQUEST')
      expect([event.uid, event.sequence]).toEqual([`${(await ahead())[1]?.id}@localhost`, 1])
      expect(event.attendees).toHaveLength(1)
    }
  })
})

describe('the way in of an online group', () => {
  const way = () => ailsa.submit(`${at(leith)}/place`, { url: 'https://us02web.zoom.us/j/987' }, /link$/)

  test('is named by its tool, shown when the doors open, and stands in no email that says it has changed', async () => {
    await circle.owner.query(`update balint_group set mode = 'online' where id = $1`, [leith.groupId])
    expect((await way()).location).toBe(`${at(leith)}/place?saved=link`)
    expect(wordsOf((await ailsa.get(`${at(leith)}/place`)).html)).toContain('Address of your room at Zoom')
    await circle.settled()
    const told = circle.mail
      .to('carys@leith.example.org')
      .filter(({ subject }) => /way in has changed/.test(subject ?? ''))
    expect(told).toHaveLength(1)
    for (const mail of circle.mail.to('carys@leith.example.org')) {
      expect(`${mail.text}${mail.html}${mail.attachments.map(({ content }) => content)}`).not.toContain(
        'zoom.us',
      )
    }
    // The same link saved again is no change.
    await way()
    await circle.settled()
    expect(
      circle.mail.to('carys@leith.example.org').filter(({ subject }) => /way in/.test(subject ?? '')),
    ).toHaveLength(1)
  })

  test('is on no page of a member’s before the doors open, and then by its name', async () => {
    const [first] = (
      await circle.owner.query(
        `select id, starts_at from meeting where group_id = $1 and cancelled_at is null and starts_at > $2 order by starts_at limit 1`,
        [leith.groupId, circle.clock.now().toString()],
      )
    ).rows
    const pages = [
      `${at(leith)}/circle`,
      `${at(leith)}/dates`,
      `${at(leith)}/meetings/${first.id}`,
      '/home',
      '/calendar',
    ]
    const before = circle.clock.now()
    for (const path of pages) expect((await carys.get(path)).html, path).not.toContain('zoom.us')
    circle.clock.set(Temporal.Instant.from(first.starts_at.toISOString()).subtract({ minutes: 5 }))
    const open = await carys.get(`${at(leith)}/circle`)
    expect(open.html).toContain('https://us02web.zoom.us/j/987')
    expect(wordsOf(open.html)).toContain('Enter the meeting (Zoom)')
    circle.clock.set(before)
  })
})
