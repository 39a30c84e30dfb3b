import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { emptyRooms } from '../../src/features/room/commands/empty-rooms.ts'
import { roomPath } from '../../src/features/room/rules/room-place.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { applied } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Answer, type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'

// Rooms beside a group's own evening: of a taster, of a talk, of leaders among themselves; who finds the way in, when, and
// what the plan says. And what members tell their leaders before a meeting.

const START = '2026-11-25T09:00:00Z'
let circle: Circle
let leith: SeatedGroup
let ailsa: Client
let tom: Client
let member: Client
let stranger: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  leith = await writeSeatedGroup(circle, { members: 3, mode: 'online' })
  const other = await writeSeatedGroup(circle, { members: 1, name: 'Cramond' })
  ailsa = await clientOf(circle, leith.leaderIds[0])
  tom = await clientOf(circle, leith.leaderIds[1])
  member = await clientOf(circle, leith.members[0]?.personId)
  stranger = await clientOf(circle, other.leaderIds[0])
  await ailsa.submit(`/groups/${leith.id}/online-room`, { where: 'here', signal: 'hand' })
  await run(`insert into profile (person_id, phone, changed_at) values ($1, '0131 496 0123', now())`, [
    leith.leaderIds[0],
  ])
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set(START))

const run = async (sql: string, values: unknown[] = []) => (await circle.owner.query(sql, values)).rows
const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
/** Labels of the phases that the room of this kind has been given. */
const planOf = async (subjectId: string): Promise<string[]> =>
  (
    await run(
      `select p ->> 'label' as label from room, jsonb_array_elements(phases) p where subject_id = $1`,
      [subjectId],
    )
  ).map(({ label }) => label)

const mayRing = (yes: boolean) =>
  ailsa.submit(
    '/profile',
    { name: 'Ailsa Grant', phone: '0131 496 0123', phoneForGuests: yes ? 'yes' : [] },
    '/profile',
  )

describe('the room of a taster', () => {
  let taster: string
  let iona: string
  const visitor = () => clientOf(circle)
  const inRoom = () => roomPath('taster', taster)

  beforeAll(async () => {
    circle.clock.set(START)
    const announced = await ailsa.submit(`/groups/${leith.id}/tasters`, {
      on: '2026-12-08',
      at: '19:30',
      minutes: '90',
      mode: 'online',
      seats: '1',
      plan: 'We begin with names.',
    })
    taster = announced.location?.split('/').at(-1) ?? ''
    iona = await signUp('Iona')
  })

  async function signUp(who: string): Promise<string> {
    const email = `${who}@example.org`.toLowerCase()
    const client = await visitor()
    await client.submit(`/tasters/${taster}`, { name: who, email, profession: 'GP' })
    await circle.settled()
    const page = pathIn(circle.mail.to(email).at(-1))
    await client.submit(page, {}, `${page}/confirmation`)
    return page
  }

  test('is found on the guest’s own page from a quarter of an hour before, and leads to the waiting room', async () => {
    const guest = await visitor()
    circle.clock.set('2026-12-08T19:10:00Z')
    const early = await guest.get(iona)
    expect(wordsOf(early.html)).toContain('The way in shows itself here 15 minutes before')
    expect(early.html).not.toContain(`${iona}/room`)
    circle.clock.set('2026-12-08T19:16:00Z')
    expect(await words(guest, iona)).toContain('The doors are open')
    const came = await guest.submit(iona, {}, `${iona}/room`)
    expect(came.location).toBe(inRoom())
    const room = await guest.get(inRoom())
    expect(room.html).toContain('Go to the waiting room')
    expect(wordsOf(room.html)).toContain('Leith Evening')
    // Halfway through somebody comes back by the same page.
    circle.clock.set('2026-12-08T20:10:00Z')
    expect(await words(await visitor(), iona)).toContain('The doors are open')
  })

  test('its leaders come in an hour before, signed in, and bring the plan of a taster along', async () => {
    circle.clock.set('2026-12-08T18:35:00Z')
    const room = await ailsa.get(inRoom())
    expect(room.html).toContain('&quot;Go in&quot;')
    expect(await planOf(taster)).toContain('Welcome')
    expect((await ailsa.get(`/groups/${leith.id}/tasters/${taster}`)).html).toContain(inRoom())
  })

  test('is nobody’s who has no seat: not of one who waits for one, of a member, or of another group', async () => {
    circle.clock.set(START)
    const kit = await signUp('Kit')
    circle.clock.set('2026-12-08T19:20:00Z')
    const waits = await visitor()
    expect(await words(waits, kit)).not.toContain('The doors are open')
    const guest = await visitor()
    const pressed = await guest.fillIn(iona, {}, `${iona}/room`)
    await pressed()
    for (const client of [member, stranger]) expect((await client.get(inRoom())).status).toBe(404)
    expect((await (await visitor()).get(inRoom())).location).toContain('/sign-in')
    // A pass to this room opens no other.
    expect((await guest.get(roomPath('planning', leith.id))).location).toContain('/sign-in')
  })

  test('shows guests their leaders’ names, and the number of one who chose so', async () => {
    circle.clock.set('2026-12-08T19:20:00Z')
    const guest = await visitor()
    await guest.submit(iona, {}, `${iona}/room`)
    expect((await guest.get(inRoom())).html).not.toContain('0131 496 0123')
    expect((await tom.get(inRoom())).html).toContain('0131 496 0123')
    await mayRing(true)
    expect((await guest.get(inRoom())).html).toContain('0131 496 0123')
    // Saved again another day, it stays so.
    circle.clock.set('2026-12-08T19:25:00Z')
    expect((await mayRing(true)).location).toBe('/profile?saved')
    expect((await guest.get(inRoom())).html).toContain('0131 496 0123')
    await mayRing(false)
    expect((await guest.get(inRoom())).html).not.toContain('0131 496 0123')
  })

  test('when it is over it says so, and leads back to the guest’s own page', async () => {
    circle.clock.set('2026-12-08T19:20:00Z')
    const guest = await visitor()
    await guest.submit(iona, {}, `${iona}/room`)
    expect((await guest.get(inRoom())).html).toContain(`endPath&quot;:&quot;${iona}`)
    circle.clock.set('2026-12-08T21:10:00Z')
    await run('update room set ended_at = $2 where subject_id = $1', [taster, '2026-12-08T21:05:00Z'])
    const over = await guest.get(inRoom())
    expect(wordsOf(over.html)).toContain('Your leaders have ended the meeting')
    expect(over.html).toContain(`href="${iona}"`)
  })
})

describe('the room of a talk', () => {
  test('is found on the applicant’s own page when the doors open; both who talk come in before', async () => {
    const [TENTH, times] = ['2026-12-10T18:00:00Z', { on1: '2026-12-10', at1: '18:00' }]
    for (const leader of [ailsa, tom]) {
      await leader.submit(`/groups/${leith.id}/interviews`, times, /interviews\/times$/)
    }
    await ailsa.submit(`/groups/${leith.id}/interviews/manner`, { minutes: '30', way: 'video', way_note: '' })
    const anna = await applied(circle, leith.id)
    const other = await applied(circle, leith.id, { name: 'Kit Moor' })
    await ailsa.submit(`/groups/${leith.id}/applicants/${anna.id}`, {}, /interview\/invitation$/)
    await anna.browser.submit(anna.page, { starts_at: TENTH }, /interview\/booking$/)
    const [booking] = await run('select id from interview_booking where application_id = $1', [anna.id])
    const room = roomPath('interview', booking.id)

    circle.clock.set('2026-12-10T17:15:00Z')
    expect((await ailsa.get(`/groups/${leith.id}/applicants/${anna.id}`)).html).toContain(room)
    const early = await anna.browser.get(anna.page)
    expect(early.html).not.toContain(`${anna.page}/room`)
    expect(wordsOf(early.html)).toContain('The way in stands here from')

    circle.clock.set('2026-12-10T17:56:00Z')
    expect((await anna.browser.submit(anna.page, {}, `${anna.page}/room`)).location).toBe(room)
    const inside = await anna.browser.get(room)
    expect(inside.html).toContain('Go to the waiting room')
    // Whoever comes first brings the plan.
    expect(await planOf(booking.id)).toEqual(['Welcome', 'Expectations', 'Commitment', 'Their questions'])
    expect((await ailsa.get(room)).html).toContain('&quot;Go in&quot;')
    expect(inside.html).not.toContain('0131 496 0123')
    expect(inside.html).toContain(`endPath&quot;:&quot;${anna.page}`)
    // Of the talk of another nobody knows anything, nor does a member.
    expect((await other.browser.get(other.page)).html).not.toContain(`${other.page}/room`)
    expect((await other.browser.get(room)).location).toContain('/sign-in')
    for (const client of [member, stranger]) expect((await client.get(room)).status).toBe(404)

    circle.clock.set('2026-12-10T19:30:00Z')
    expect((await anna.browser.get(room)).location).toContain('/sign-in')
    expect(wordsOf((await ailsa.get(room)).html)).toContain('This talk is over')
  })
})

describe('a room of leaders among themselves', () => {
  test('to plan is found on the page of their planning, at any hour, by both and by nobody else', async () => {
    const room = roomPath('planning', leith.id)
    for (const leader of [ailsa, tom]) {
      expect((await leader.get(`/groups/${leith.id}/planning`)).html).toContain(`href="${room}"`)
      expect((await leader.get(room)).html).toContain('&quot;Go in&quot;')
    }
    expect(await planOf(leith.id)).toEqual([
      'Aims and experience',
      'How the group works',
      'Roles',
      'Speaking openly',
      'What is next',
    ])
    for (const client of [member, stranger]) expect((await client.get(room)).status).toBe(404)
    // Nothing of it stays: on another day it is a new one.
    const [before] = await run('select id from room where subject_id = $1', [leith.id])
    circle.clock.set('2026-11-27T09:00:00Z')
    await tom.get(room)
    const [after] = await run('select id from room where subject_id = $1', [leith.id])
    expect(after.id).not.toBe(before.id)
  })

  test('with their supervisor is found on their request, until one of them ends it', async () => {
    const [id, supervisorId] = [randomUUID(), stranger]
    const [asked] = await run(`select id from person where name = 'Tom Reid' and id <> all ($1) limit 1`, [
      leith.leaderIds,
    ])
    await run(
      `insert into contact_request (id, kind, asked_by, asked_person_id, supervision_kind, message, asked_at, expires_at, accepted_at, accepted_by)
       values ($1, 'supervision', $2, $3, 'individual', 'Would you see me?', $4, $5, $4, $3)`,
      [id, leith.leaderIds[0], asked.id, START, '2027-01-01T00:00:00Z'],
    )
    const room = roomPath('supervision', id)
    const supervisor = await clientOf(circle, asked.id)
    for (const client of [ailsa, supervisor]) {
      expect((await client.get(`/register/requests/${id}`)).html).toContain(`href="${room}"`)
      expect((await client.get(room)).html).toContain('&quot;Go in&quot;')
    }
    expect(await planOf(id)).toEqual(['What you bring', 'Looking at the leading', 'Close'])
    for (const client of [tom, member, supervisorId]) expect((await client.get(room)).status).toBe(404)
    await run('update contact_request set ended_at = $2, ended_by = asked_by where id = $1', [id, START])
    expect((await ailsa.get(room)).status).toBe(404)
    expect((await ailsa.get(`/register/requests/${id}`)).html).not.toContain(room)
  })

  test('of peers is found by those who sit in the group', async () => {
    const id = randomUUID()
    await run(
      `insert into peer_group (id, name, every_weeks, mode, places_free, kept_by, made_at, changed_at)
       values ($1, 'Forth peers', 6, 'online', 1, $2, $3, $3)`,
      [id, leith.leaderIds[0], START],
    )
    for (const personId of leith.leaderIds) {
      await run(
        'insert into peer_group_member (id, peer_group_id, person_id, joined_at) values ($1, $2, $3, $4)',
        [randomUUID(), id, personId, START],
      )
    }
    const room = roomPath('supervision', id)
    expect((await tom.get('/register/peers')).html).toContain(`href="${room}"`)
    expect((await ailsa.get(`/register/peers/${id}`)).html).toContain(`href="${room}"`)
    for (const leader of [ailsa, tom]) expect((await leader.get(room)).status).toBe(200)
    for (const client of [member, stranger]) expect((await client.get(room)).status).toBe(404)
  })
})

describe('the letter before the first meeting (R55, R56)', () => {
  test('holds each member’s own way in and the leaders’ numbers; a leader’s leads to signing in; calendars hold neither', async () => {
    const [first] = leith.meetings
    await run(`insert into meeting_role (meeting_id, person_id, role) values ($1, $2, 'moderator')`, [
      first?.id,
      leith.leaderIds[0],
    ])
    await ailsa.submit(`/groups/${leith.id}/letter`, { plan: 'We begin with names.' }, /\/letter$/)
    await circle.settled()
    const letterTo = (address: string) => circle.mail.to(address).at(-1)
    const wayIn = (text = '') => /\/ways-in\/[\w-]{43}(?![\w/-])/.exec(text)?.[0] ?? ''
    const letter = letterTo(leith.members[0]?.email ?? '')
    expect(letter?.subject).toContain('Before our first meeting')
    expect(letter?.text).toContain('0131 496 0123')
    const own = wayIn(letter?.text)
    expect(letter?.text).toContain(`${own}/check`)
    expect(wayIn(letterTo(leith.members[1]?.email ?? '')?.text)).not.toBe(own)
    const attached = letter?.attachments.map(({ content }) => String(content)).join('') ?? ''
    expect(attached).toContain('BEGIN:VEVENT')
    expect(attached.replaceAll(/\r?\n /g, '')).not.toMatch(/ways-in|\/room|URL:/)
    const visitor = await clientOf(circle)
    expect(await words(visitor, own)).toContain('You are early')
    circle.clock.set(first?.startsAt.subtract({ minutes: 5 }) ?? START)
    expect((await visitor.submit(own, {})).location).toBe(roomPath('meeting', first?.id ?? ''))
    const [{ email }] = await run('select email from person where id = $1', [leith.leaderIds[0]])
    const hers = wayIn(letterTo(email)?.text)
    expect(await words(visitor, hers)).toContain('Leaders sign in to come into the room')
    expect(await words(visitor, `${hers}/check`)).toContain('Is your computer ready?')
  })
})

describe('a group that will meet online', () => {
  test('has its room for the first such meeting while it still meets in a house, and chooses how beforehand', async () => {
    const gorgie = await writeSeatedGroup(circle, { members: 1, mode: 'face-to-face', name: 'Gorgie' })
    const leader = await clientOf(circle, gorgie.leaderIds[0])
    const sits = await clientOf(circle, gorgie.members[0]?.personId)
    const [first, second] = gorgie.meetings
    const page = `/groups/${gorgie.id}/mode-change`
    const choice = `/groups/${gorgie.id}/online-room`
    const roomOf = (meeting: { id: string } | undefined) => roomPath('meeting', meeting?.id ?? '')
    expect((await sits.get(roomOf(second))).status).toBe(404)
    expect((await leader.get(choice)).status).toBe(404)
    const nowhere = await leader.submit(page, { first: second?.id ?? '', online: 'elsewhere', url: '' }, page)
    expect(nowhere.status).toBe(409)
    await leader.submit(page, { first: second?.id ?? '', online: 'here', url: '' }, page)
    expect(await words(leader, page)).toContain('In the room of this site')
    // What is agreed for it can be chosen now.
    expect((await leader.submit(choice, { where: 'here', signal: 'none' })).location).toBe(page)

    expect((await sits.get(roomOf(first))).status).toBe(404)
    expect(await words(sits, roomOf(second))).toContain('You are early')
    const dayBefore = second?.startsAt.subtract({ hours: 20 })
    circle.clock.set(second?.startsAt.subtract({ minutes: 3 }) ?? START)
    // The hour at which it changes has passed, and the job that says so has not come yet.
    expect((await run('select mode from balint_group where id = $1', [gorgie.id]))[0].mode).toBe(
      'face-to-face',
    )
    expect((await sits.get(roomOf(second))).html).toContain('Go to the waiting room')
    circle.clock.set(dayBefore ?? START)
    await leader.submit(page, {}, /withdrawal$/)
    expect((await sits.get(roomOf(second))).status).toBe(404)
  })
})

describe('what a member’s check has found', () => {
  const told = (
    client: Client,
    path: string,
    what: { passed: string[]; failed: string[] } | null,
  ): Promise<Answer> =>
    client.post(path, JSON.stringify({ told: what }), { 'Content-Type': 'application/json' })
  const next = () => leith.meetings[0]?.id ?? ''
  const tellAt = () => `${roomPath('meeting', next())}/check`
  const meetingPage = () => `/groups/${leith.id}/meetings/${next()}`
  const weak = { passed: ['picture', 'voice'], failed: ['connection', 'screen'] }
  const tokenOf = (personId: string) =>
    circle.database.asViewer(personAlone(leith.leaderIds[0]), async (db) =>
      db.secrets.token((await apologyAddresses(db, leith.id)).get(personId) ?? ''),
    )

  test('is told to the leaders of that meeting, if the member likes, and to nobody else', async () => {
    expect(await words(ailsa, meetingPage())).toContain('Nobody has told theirs yet')
    expect((await member.get(roomPath('meeting', next()))).html).toContain(
      `&quot;path&quot;:&quot;${tellAt()}`,
    )
    expect((await told(member, tellAt(), weak)).status).toBe(200)
    for (const at of [meetingPage(), roomPath('meeting', next())]) {
      const seen = await words(ailsa, at)
      expect(seen).toContain('Anna Bella weak connection and a small screen; sound not tried')
      expect(seen).toContain('2 have not told theirs.')
    }
    const ben = await clientOf(circle, leith.members[1]?.personId)
    expect(await words(ben, meetingPage())).not.toContain('connection')
    expect((await ben.get(roomPath('meeting', next()))).html).not.toContain('small screen')
    expect((await member.get(roomPath('meeting', next()))).html).toContain('&quot;told&quot;:true')
  })

  test('is told by the address of an email, too, before the doors open; and taken back', async () => {
    const token = await tokenOf(leith.members[1]?.personId ?? '')
    const visitor = await clientOf(circle)
    const page = await visitor.get(`/ways-in/${token}/check`)
    expect(wordsOf(page.html)).toContain('unless you tell your leaders')
    expect(page.headers.get('Permissions-Policy')).toContain('camera=(self)')
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
    await told(visitor, `/ways-in/${token}/check`, {
      passed: ['picture', 'voice', 'sound', 'connection', 'screen'],
      failed: [],
    })
    expect(await words(ailsa, meetingPage())).toContain('Ben Okrieverything works')
    expect((await told(visitor, `/ways-in/${token}/check`, null)).status).toBe(200)
    expect(await words(ailsa, meetingPage())).not.toContain('Ben Okrieverything works')
  })

  test('is no leader’s, no stranger’s and no visitor’s to tell, and nothing but those words', async () => {
    for (const client of [ailsa, stranger, await clientOf(circle)]) {
      expect((await told(client, tellAt(), weak)).status).toBe(404)
    }
    expect((await told(member, `/ways-in/${'x'.repeat(43)}/check`, weak)).status).toBe(404)
    for (const odd of [
      '',
      '{',
      '[]',
      '{"told":5}',
      '{"told":{"passed":["picture","picture"],"failed":[]}}',
      '{"told":{"passed":["picture"],"failed":["picture"]}}',
      '{"told":{"passed":["address 192.0.2.1"],"failed":[]}}',
      `{"told":{"passed":${'['.repeat(5_000)}}}`,
    ]) {
      expect((await member.post(tellAt(), odd)).status).toBe(400)
    }
  })

  test('is gone with the member, and for everybody when the meeting is over', async () => {
    const carys = leith.members[2]
    await told(await clientOf(circle, carys?.personId), tellAt(), weak)
    const count = async () => (await run('select from room_check where meeting_id = $1', [next()])).length
    expect(await count()).toBe(2)
    await run('update membership set left_at = $2 where id = $1', [carys?.membershipId, START])
    expect(await count()).toBe(1)
    const over = leith.meetings[0]?.endsAt ?? Temporal.Instant.from(START)
    circle.clock.set(over.add({ seconds: 1 }))
    expect(await words(ailsa, meetingPage())).not.toContain('weak connection')
    await emptyRooms(circle.database, circle.clock.now())
    expect(await count()).toBe(0)
  })
})
