import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

let circle: Circle
let leith: PlannedGroup
let tay: PlannedGroup
let ailsa: Client
let carys: Client
let stranger: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-10-06T18:00:00Z' })
  leith = await writePlannedGroup(circle)
  tay = await writePlannedGroup(circle, 'Tay')
  ailsa = await clientOf(circle, leith.ailsa)
  carys = await clientOf(circle, leith.carys)
  stranger = await clientOf(circle)
  await ailsa.submit(`/groups/${leith.groupId}/meetings?first_on=2026-10-12&meetings=2`, {}, /terms$/)
  const ailsaOfTay = await clientOf(circle, tay.ailsa)
  await ailsaOfTay.submit(`/groups/${tay.groupId}/meetings?first_on=2026-10-20&meetings=3`, {}, /terms$/)
  // Carys of Leith belongs to the group at the Tay as well.
  const { rows } = await circle.owner.query('select id from ground_rules where group_id = $1', [tay.groupId])
  await circle.owner.query(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
    [randomUUID(), tay.groupId, leith.carys, circle.clock.now().toString(), rows[0].id],
  )
})
afterAll(() => circle.close())

/** Makes a feed, of one group or of all, and answers its address. */
async function feedOf(person: Client, groupId = ''): Promise<string> {
  const before = new Set((await addressesOn(person)).keys())
  const answer = await person.submit('/calendar', groupId ? { group: groupId } : {}, /calendar\/feed$/)
  expect(answer.location).toBe('/calendar?made')
  const made = [...(await addressesOn(person)).keys()].find((address) => !before.has(address))
  if (!made) throw new Error('No address was made.')
  return made
}

async function addressesOn(person: Client): Promise<Map<string, string>> {
  const { html } = await person.get('/calendar')
  return new Map(
    [...html.matchAll(/value="http[^"]*(\/calendar\/[\w-]{43}\.ics)"/g)].map((m) => [m[1] ?? '', '']),
  )
}

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
const uidsIn = (text: string) => eventsOf(text).map(({ uid }) => uid.replace(/@.*$/, ''))

describe('a feed of one’s own', () => {
  test('holds the meetings of all one’s groups, or of one alone, each at an address that another does not know', async () => {
    const [all, one] = [await feedOf(carys), await feedOf(carys, tay.groupId)]
    expect(all).not.toBe(one)
    expect(eventsOf((await stranger.get(all)).html)).toHaveLength(5)
    const alone = await stranger.get(one)
    expect(eventsOf(alone.html)).toHaveLength(3)
    expect(alone.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(alone.headers.get('Referrer-Policy')).toBe('no-referrer')
  })

  test('is not given of a group that is not one’s own', async () => {
    const send = await ailsa.fillIn('/calendar', { group: tay.groupId }, /calendar\/feed$/)
    expect((await send()).status).toBe(404)
  })

  test('costs a line while nothing has changed, and is whole again when something has', async () => {
    const feed = await feedOf(carys, leith.groupId)
    const tag = (await stranger.get(feed)).headers.get('ETag') ?? ''
    expect(tag).not.toBe('')
    const asked = () =>
      circle.app.request(new URL(feed, circle.url).href, { headers: { 'If-None-Match': tag } })
    const again = await asked()
    expect([again.status, await again.text()]).toEqual([304, ''])
    await circle.owner.query(
      `update meeting set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour',
         sequence = sequence + 1 where group_id = $1 and position = 2`,
      [leith.groupId],
    )
    expect((await asked()).status).toBe(200)
  })

  test('replaced or stopped it is gone, and says no more than an address that never was', async () => {
    const first = await feedOf(carys, leith.groupId)
    const second = await feedOf(carys, leith.groupId)
    const never = await stranger.get(`/calendar/${'a'.repeat(43)}.ics`)
    const gone = await stranger.get(first)
    expect([gone.status, gone.html]).toEqual([404, never.html])
    expect(gone.headers.get('Cache-Control')).toBe(never.headers.get('Cache-Control'))
    const stopped = await carys.submit('/calendar', { group: leith.groupId }, /feed\/end$/)
    expect(stopped.location).toBe('/calendar?ended')
    expect((await stranger.get(second)).status).toBe(404)
  })

  test('is empty of a group from the day one has left it', async () => {
    const feed = await feedOf(carys, tay.groupId)
    const leave = (at: string | null) =>
      circle.owner.query('update membership set left_at = $1 where group_id = $2 and person_id = $3', [
        at,
        tay.groupId,
        leith.carys,
      ])
    await leave(circle.clock.now().toString())
    expect(uidsIn((await stranger.get(feed)).html)).toEqual([])
    await leave(null)
  })
})

describe('the leaders’ own times (R21–R22)', () => {
  test('stand in a leader’s feed around each meeting, with the minutes they chose, and in no member’s', async () => {
    const [led, seen] = [await feedOf(ailsa), await feedOf(carys, leith.groupId)]
    const before = uidsIn((await stranger.get(led)).html)
    expect(before.filter((uid) => uid.endsWith('-before'))).toHaveLength(2)
    expect(before.filter((uid) => uid.endsWith('-after'))).toHaveLength(2)
    expect(uidsIn((await stranger.get(seen)).html).filter((uid) => /before|after/.test(uid))).toEqual([])

    const saved = await ailsa.submit(
      `/groups/${leith.groupId}/session-plans`,
      { before: '30', after: '0' },
      /leaders-time$/,
    )
    expect(saved.location).toBe(`/groups/${leith.groupId}/session-plans?saved=times`)
    const events = eventsOf((await stranger.get(led)).html)
    expect(events.filter(({ uid }) => uid.includes('-after'))).toEqual([])
    const [first] = events.filter(({ uid }) => uid.includes('-before'))
    expect(first?.startDate.toString()).toBe('2026-10-13T19:00:00')
    expect(first?.sequence).toBe(1)
  })

  test('are counted once for each change, so that calendars follow, and not where nothing has changed', async () => {
    const { rows } = await circle.owner.query('select before_minutes, revision from leaders_time')
    expect(rows).toEqual([{ before_minutes: 30, revision: 1 }])
    await ailsa.submit(
      `/groups/${leith.groupId}/session-plans`,
      { before: '30', after: '0' },
      /leaders-time$/,
    )
    await ailsa.submit(
      `/groups/${leith.groupId}/session-plans`,
      { before: '20', after: '15' },
      /leaders-time$/,
    )
    const after = await circle.owner.query('select before_minutes, after_minutes, revision from leaders_time')
    expect(after.rows).toEqual([{ before_minutes: 20, after_minutes: 15, revision: 2 }])
  })

  test('are not a member’s to see or to set', async () => {
    expect((await carys.get(`/groups/${leith.groupId}/session-plans`)).status).toBe(404)
    expect((await carys.post(`/groups/${leith.groupId}/leaders-time`, '')).status).not.toBe(303)
  })
})

describe('what a calendar says', () => {
  const neutral = { title: 'own-word', own_word: 'Evening class', shows_place: [] }

  test('is “Balint group” and where, until its reader chooses a word of their own and no place', async () => {
    await circle.owner.query(
      `insert into group_place (id, group_id, name, address, seats, free_for_all_dates, free_from_intrusion, since)
       values ($1, $2, 'Library, ring 0131 496 0009', '1 Shore', 12, true, true, $3)`,
      [randomUUID(), leith.groupId, circle.clock.now().toString()],
    )
    await circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [leith.groupId])
    const feed = await feedOf(carys, leith.groupId)
    const [usual] = eventsOf((await stranger.get(feed)).html)
    expect([usual?.summary, usual?.location]).toEqual(['Balint group', 'Library, ring'])

    expect((await carys.submit('/calendar', neutral, /words$/)).location).toBe('/calendar?words')
    const { html } = await stranger.get(feed)
    const [chosen] = eventsOf(html)
    expect([chosen?.summary, chosen?.location]).toEqual(['Evening class', null])
    expect(html).toContain('X-WR-CALNAME:Evening class')
    expect(html).not.toMatch(/LOCATION|DESCRIPTION|Leith|Library|0131|Society of tests/)
    expect(wordsOf((await carys.get('/calendar')).html)).toContain('Now it says “Evening class”')
  })

  test('is no link and no telephone, whatever its reader or the group’s leaders write', async () => {
    const answer = await carys.submit('/calendar', { ...neutral, own_word: 'zoom.us/j/845' }, /words$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Please choose a word without a link')
    expect((await carys.submit('/calendar', { ...neutral, own_word: '' }, /words$/)).status).toBe(409)

    await ailsa.submit('/calendar', { title: 'group-name', own_word: '', shows_place: 'yes' }, /words$/)
    await circle.owner.query(
      `update balint_group set name = 'Leith https://meet.example.org/leith-circle +44 131 496 0001' where id = $1`,
      [leith.groupId],
    )
    const { html } = await stranger.get(await feedOf(ailsa, leith.groupId))
    expect(eventsOf(html)[0]?.summary).toBe('Leith')
    expect(html.replaceAll('\r\n ', '')).not.toMatch(/https?:|meet\.example|496/)
  })

  test('is the same in an invitation, whose part of the email names the method that it holds', async () => {
    const { rows } = await circle.owner.query(
      'select id from meeting where group_id = $1 order by starts_at limit 1',
      [leith.groupId],
    )
    const path = `/groups/${leith.groupId}/meetings/${rows[0].id}`
    await ailsa.submit(path, { on: '2026-10-14', at: '19:00' }, /date$/)
    await circle.settled()
    const invited = (who: string) => {
      const mail = circle.mail.to(`${who}@leith.example.org`).at(-1)
      const part = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
      const calendar = new ICAL.Component(ICAL.parse(part?.content.toString() ?? ''))
      const type = part?.headers.get('content-type') as unknown as { params: { method: string } }
      expect(type.params.method).toBe(calendar.getFirstPropertyValue('method'))
      const [event] = eventsOf(part?.content.toString() ?? '')
      expect(event?.attendees.map((each) => each.getFirstValue())).toEqual([
        `MAILTO:${who}@leith.example.org`,
      ])
      return event
    }
    expect(invited('carys')?.summary).toBe('Evening class')
    expect(invited('carys')?.description).toBeNull()
    expect(invited('ailsa')?.summary).toBe('Leith')
    expect(invited('ailsa')?.description).toContain('You who lead: from 18:40, until 20:45.')
    expect(invited('bruno')?.summary).toBe('Balint group')
  })
})
