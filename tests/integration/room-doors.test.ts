import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apologyAddresses } from '../../src/features/attendance/queries/apology-addresses.ts'
import { roomDoor } from '../../src/features/room/queries/room-door.ts'
import { sendEmail } from '../../src/platform/mail/send-email.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type OnlineMeeting, writeOnlineMeeting } from '../support/rooms.ts'

// The ways into the room of a meeting: signed in, or by a member's own address and a pass; for its people alone.

const START = '2026-11-28T19:00:00Z'
let circle: Circle
let group: OnlineMeeting
let leader: Client
let member: Client
let stranger: Client
let room: string

beforeAll(async () => {
  circle = await startCircle({ now: START, jobs: false })
  group = await writeOnlineMeeting(circle)
  const other = await writeOnlineMeeting(circle, { members: 1 })
  leader = await clientOf(circle, group.leaderIds[0])
  member = await clientOf(circle, memberAt(0))
  stranger = await clientOf(circle, other.members[0]?.personId)
  room = `/meetings/${group.meetingId}/room`
  await circle.owner.query(
    `insert into profile (person_id, phone, changed_at) values ($1, '0131 496 0123', now())
     on conflict (person_id) do update set phone = excluded.phone`,
    [group.leaderIds[0]],
  )
  await chooses({})
})
afterAll(() => circle.close())

const memberAt = (place: number): string => group.members[place]?.personId ?? ''
const chooses = (wish: Record<string, string>) =>
  leader.submit(`/groups/${group.id}/online-room`, { where: 'here', signal: 'hand', ...wish })

/** As their emails hold it. */
const ownAddress = (personId: string) =>
  circle.database.asViewer(personAlone(group.leaderIds[0] ?? ''), async (db) => {
    const id = (await apologyAddresses(db, group.id)).get(personId) ?? ''
    return { id, token: db.secrets.token(id) }
  })

const at = async (moment: string, work: () => Promise<void>) => {
  circle.clock.set(moment)
  try {
    await work()
  } finally {
    circle.clock.set(START)
  }
}

describe('the page before the room', () => {
  test('lets the people of the meeting in and gives them camera, microphone and the leaders’ numbers', async () => {
    const { status, html, headers } = await member.get(room)
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('First we look whether everything works')
    expect(html).toContain('Go to the waiting room')
    expect(html).toContain('0131 496 0123')
    expect(html).toContain(group.roomId)
    expect(headers.get('Permissions-Policy')).toContain('camera=(self)')
    const led = await leader.get(room)
    expect(led.html).toContain('&quot;Go in&quot;')
  })

  test('says to whoever has no JavaScript what to do, with the numbers in sight', async () => {
    const { html } = await member.get(room)
    const [, without = ''] = /<noscript>(.*?)<\/noscript>/s.exec(html) ?? []
    expect(without).toContain('Switch it on')
    expect(without).toContain('ring your leaders')
  })

  test('is there for nobody else: not for another group’s members, nor without signing in', async () => {
    expect((await stranger.get(room)).status).toBe(404)
    expect((await (await clientOf(circle)).get(room)).location).toContain('/sign-in?next=')
    for (const made of [
      '/meetings/01990000-0000-7000-8000-000000000001/room',
      '/tasters/01990000-0000-7000-8000-000000000001/room',
      '/interviews/01990000-0000-7000-8000-000000000001/room',
      '/groups/01990000-0000-7000-8000-000000000001/planning-room',
      '/supervision/01990000-0000-7000-8000-000000000001/room',
      `/meetings/${group.meetingId}/debrief-room`,
    ]) {
      expect((await member.get(made)).status, made).toBe(404)
    }
  })

  test('tells whoever is early when the doors open, and lets them look whether everything works', async () => {
    await at('2026-11-28T18:30:00Z', async () => {
      const { html } = await member.get(room)
      expect(wordsOf(html)).toContain('The doors open on Saturday 28 November 2026, 18:55')
      expect(html).not.toContain(group.roomId)
      expect((await leader.get(room)).html).toContain(group.roomId)
    })
  })

  test('after the meeting it says so', async () => {
    await at('2026-11-28T23:00:00Z', async () => {
      expect(wordsOf((await member.get(room)).html)).toContain('This meeting is over')
    })
  })

  test('leaders among themselves have a room to plan in, and for their debrief', async () => {
    expect((await leader.get(`/groups/${group.id}/planning-room`)).html).toContain('Planning together')
    expect((await member.get(`/groups/${group.id}/planning-room`)).status).toBe(404)
    expect((await leader.get(`/meetings/${group.meetingId}/debrief-room`)).status).toBe(200)
  })
})

describe('a member’s own address', () => {
  test('shows the meeting, and changes nothing by being looked at', async () => {
    const { token } = await ownAddress(memberAt(1))
    const visitor = await clientOf(circle)
    const { html, headers } = await visitor.get(`/ways-in/${token}`)
    expect(wordsOf(html)).toContain('You are Ben Okri?')
    expect(html).toContain('0131 496 0123')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.getSetCookie().join()).not.toContain('room_pass')
    expect((await visitor.get(room)).location).toContain('/sign-in')
  })

  test('its button lets into that room’s waiting room and nowhere else, until the doors close', async () => {
    const { token } = await ownAddress(memberAt(1))
    const visitor = await clientOf(circle)
    const came = await visitor.submit(`/ways-in/${token}`, {})
    expect(came.location).toBe(room)
    expect(came.headers.getSetCookie().join()).toMatch(/room_pass=[\w-]{43};.*HttpOnly.*SameSite=Lax/i)
    const { html, status } = await visitor.get(room)
    expect(status).toBe(200)
    expect(html).toContain('Go to the waiting room')
    expect(html).toContain('0131 496 0123')
    expect((await visitor.get(`/groups/${group.id}/circle`)).location).toContain('/sign-in')
    expect((await visitor.get('/home')).location).toContain('/sign-in')
    expect((await visitor.get(`/meetings/${group.meetingId}/debrief-room`)).location).toContain('/sign-in')
    await at('2026-11-28T23:00:00Z', async () => {
      expect((await visitor.get(room)).location).toContain('/sign-in')
    })
  })

  test('opens nothing before the doors do', async () => {
    const { token } = await ownAddress(memberAt(1))
    const visitor = await clientOf(circle)
    const press = await visitor.fillIn(`/ways-in/${token}`, {})
    await at('2026-11-28T17:00:00Z', async () => {
      expect(wordsOf((await visitor.get(`/ways-in/${token}`)).html)).toContain('You are early')
      expect((await press()).status).toBe(409)
      expect((await visitor.get(room)).location).toContain('/sign-in')
    })
  })

  test('a leader’s leads to signing in: leaders come in by being leaders', async () => {
    const { token } = await ownAddress(group.leaderIds[0] ?? '')
    const visitor = await clientOf(circle)
    const { html } = await visitor.get(`/ways-in/${token}`)
    expect(wordsOf(html)).toContain('Leaders sign in to come into the room')
    expect(html).toContain(room)
    expect(html).not.toContain('>Come in<')
  })

  test('of somebody who has left, or a made-up one, opens nothing', async () => {
    const { token } = await ownAddress(memberAt(2))
    await circle.owner.query('update membership set left_at = $2 where person_id = $1', [
      memberAt(2),
      circle.clock.now().toString(),
    ])
    const visitor = await clientOf(circle)
    for (const each of [token, 'x'.repeat(43)]) {
      expect((await visitor.get(`/ways-in/${each}`)).status).toBe(404)
      expect((await visitor.post(`/ways-in/${each}`, new URLSearchParams({ _key: 'x' }))).status).toBe(404)
    }
  })

  test('a pass is given by the database to nobody who is signed in, or has no part in the room', async () => {
    const wants = 'select give_room_pass($1, gen_random_uuid(), $2) as until'
    expect(
      await circle.database.asHolder('made-up', (db) => roomDoor(db, 'meeting', group.meetingId)),
    ).toBeNull()
    expect((await circle.owner.query(wants, [group.roomId, Buffer.alloc(32)])).rows[0].until).toBeNull()
  })
})

describe('how a group meets', () => {
  test('its leaders choose; members’ pages, home and the letters follow', async () => {
    const circlePage = async () => (await member.get(`/groups/${group.id}/circle`)).html
    expect(await circlePage()).toContain(room)
    expect((await member.get('/home')).html).toContain(room)
    await chooses({ where: 'elsewhere' })
    expect(await circlePage()).not.toContain(room)
    expect(wordsOf((await member.get(room)).html)).toContain('meets behind a link of its own')
    await chooses({})
    expect(await circlePage()).toContain(room)
  })

  test('what was agreed is kept: the signal, whether phones may come, whether anything is counted', async () => {
    await chooses({ signal: 'none', phones: 'yes', tally: 'yes' })
    const { rows } = await circle.owner.query(
      'select speaking_signal, phones_allowed, tally_since is not null as tally from room_choice where group_id = $1',
      [group.id],
    )
    expect(rows[0]).toEqual({ speaking_signal: 'none', phones_allowed: true, tally: true })
    expect((await member.get(room)).html).toContain('phonesAllowed&quot;:true')
    // Saved again later, it is counted since then.
    await at('2026-11-28T19:02:00Z', async () => {
      expect((await chooses({ signal: 'hand', tally: 'yes' })).status).toBe(303)
    })
    const since = await circle.owner.query('select tally_since from room_choice where group_id = $1', [
      group.id,
    ])
    expect(since.rows[0].tally_since.toISOString()).toMatch(/^2026-11-28T19:00/)
    await chooses({})
  })

  test('is nobody’s to choose but the leaders’; a group that meets in a room has nothing to choose', async () => {
    expect((await member.get(`/groups/${group.id}/online-room`)).status).toBe(404)
    expect((await stranger.get(`/groups/${group.id}/online-room`)).status).toBe(404)
    await circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [group.id])
    expect((await leader.get(`/groups/${group.id}/online-room`)).status).toBe(404)
    await circle.owner.query(`update balint_group set mode = 'online' where id = $1`, [group.id])
  })

  test('a reminder holds the reader’s own way in, and the check for that meeting', async () => {
    const { id, token } = await ownAddress(memberAt(1))
    const emailId = randomUUID()
    await circle.owner.query(
      `insert into email (id, template, about_id, person_id, secret_address_id, queued_at) values ($1, 'meeting-reminder', $2, $3, $4, now())`,
      [emailId, group.meetings[1]?.id, memberAt(1), id],
    )
    await sendEmail(circle.mailRoom, emailId)
    const [mail] = circle.mail.to(group.members[1]?.email ?? '')
    expect(mail?.text).toMatch(new RegExp(`/ways-in/${token}(?![/\\w-])`))
    expect(mail?.text).toContain(`/ways-in/${token}/check`)
    expect(mail?.text).not.toContain(room)
  })
})
