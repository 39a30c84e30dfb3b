import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  changeModes,
  endClosedGroups,
  endLeaderships,
} from '../../src/features/endings/commands/by-themselves.ts'
import { closeGroup, takeBackClosure } from '../../src/features/endings/commands/close-group.ts'
import { loadMeeting } from '../../src/features/meetings/queries/load-meeting.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { applied } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'

let circle: Circle
const start = '2026-11-03T18:00:00Z'
beforeAll(async () => {
  circle = await startCircle({ now: start })
})
afterAll(() => circle.close())

const count = async (sql: string, values: unknown[]): Promise<number> =>
  Number((await circle.owner.query(`select count(*) from ${sql}`, values)).rows[0].count)
const lettersTo = (email: string) => circle.mail.to(email).map(({ subject }) => subject)
const asLeader = <T>(group: SeatedGroup, work: Parameters<Circle['database']['asViewer']>[1]) =>
  circle.database.asViewer(personAlone(group.leaderIds[0]), work) as Promise<T>
const meetingOf = ({ meetings }: SeatedGroup, nth: number) => {
  const meeting = meetings[nth]
  if (!meeting) throw new Error('The group has fewer dates.')
  return meeting
}

describe('a group that closes', () => {
  test('announces its last meeting: the entry is gone, later dates are cancelled, applicants and members told once', async () => {
    const leith = await writeSeatedGroup(circle)
    const before = await clientOf(circle, leith.leaderIds[0])
    expect(wordsOf((await before.get('/home')).html)).toContain('Next:')
    const letter = `/groups/${leith.id}/letters/ending`
    await before.submit(letter, { opening: 'It was good to sit with you.', closing: 'Go well.' }, letter)
    const vera = await applied(circle, leith.id, { name: 'Vera Jones' })
    const second = meetingOf(leith, 1)
    await asLeader(leith, (db) =>
      closeGroup(db, leith.id, { last: { meetingId: second.id }, reason: 'We both move away.' }),
    )
    await circle.settled()
    expect(await count('directory_entry where group_id = $1', [leith.id])).toBe(0)
    expect(await count('meeting where group_id = $1 and cancelled_at is not null', [leith.id])).toBe(2)
    expect(lettersTo(vera.who.email).at(-1)).toBe('Leith Evening closes')
    // Home, the plan and the meetings are quiet about what does not follow any more.
    const leading = await clientOf(circle, leith.leaderIds[0])
    const page = async (path: string) => wordsOf((await leading.get(path)).html)
    for (const path of ['/home', `/groups/${leith.id}/plan`, `/groups/${leith.id}/meetings`]) {
      expect(await page(path), path).not.toMatch(
        /Next:|next term’s dates|Write the letter|Recommended|After that/,
      )
    }
    expect(await page(`/groups/${leith.id}/plan`)).toContain('The group comes to its end')
    expect(await page(`/groups/${leith.id}/meetings`)).toContain('no further term follows')
    expect(wordsOf((await vera.browser.get(vera.page)).html)).toContain('Leith Evening has closed')
    for (const { email } of leith.members)
      expect(lettersTo(email)).toEqual(['Leith Evening comes to its end'])
    const said = circle.mail.to(leith.members[0]?.email ?? '').at(-1)?.text ?? ''
    expect(said).toMatch(/It was good to sit with you\.[\s\S]*Go well\./)
    const again = await asLeader(leith, (db) => closeGroup(db, leith.id, { last: 'now' }))
    expect(again).toEqual({ refused: 'group-already-closed' })
  })

  test('may think again until the last meeting is over, and not after it', async () => {
    const leith = await writeSeatedGroup(circle)
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    await asLeader(leith, (db) => takeBackClosure(db, leith.id))
    await circle.settled()
    expect(lettersTo(leith.members[0]?.email ?? '')).toContain('Leith Evening goes on')
    expect(await count('evaluation where group_id = $1', [leith.id])).toBe(0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    const late = circle.database.asViewer(
      personAlone(leith.leaderIds[0]),
      (db) => takeBackClosure(db, leith.id),
      { now: first.endsAt.add({ minutes: 1 }) },
    )
    expect(await late).toEqual({ refused: 'closure-over' })
  })

  test('ends with its last meeting even when that is moved; then nobody leads it and nobody sits in it', async () => {
    const leith = await writeSeatedGroup(circle)
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    const later = first.endsAt.add({ hours: 48 })
    await circle.owner.query('update meeting set starts_at = $2, ends_at = $3 where id = $1', [
      first.id,
      later.subtract({ minutes: 90 }).toString(),
      later.toString(),
    ])
    await endClosedGroups(circle.database, first.endsAt.add({ minutes: 5 }))
    expect(await count('membership where group_id = $1 and left_at is null', [leith.id])).toBe(5)
    await endClosedGroups(circle.database, later.add({ minutes: 5 }))
    expect(await count('membership where group_id = $1 and left_at is null', [leith.id])).toBe(0)
    expect(await count('group_leader where group_id = $1 and left_at is null', [leith.id])).toBe(0)
    const { rows } = await circle.owner.query('select state, members from group_tally where group_id = $1', [
      leith.id,
    ])
    expect(rows).toEqual([{ state: 'ended', members: 0 }])
  })

  test('is deleted on the days that its page says, unless somebody waits for an answer about what is stored', async () => {
    const leith = await writeSeatedGroup(circle)
    const vera = await applied(circle, leith.id, { name: 'Vera Jones' })
    const first = meetingOf(leith, 0)
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: { meetingId: first.id } }))
    await endClosedGroups(circle.database, first.endsAt.add({ minutes: 5 }))
    const lastOn = first.startsAt.toZonedDateTimeISO('Europe/London')
    const on = (months: number, days: number) => lastOn.add({ months }).add({ days }).toInstant()

    const overNight = (at: Temporal.Instant) =>
      forget(circle, ['closed-recruiting', 'closed-groups', 'correspondents'], at)
    await overNight(on(3, -1))
    expect(await count('application where id = $1', [vera.id])).toBe(1)
    await overNight(on(3, 1))
    expect(await count('application where id = $1', [vera.id])).toBe(0)
    expect(await count('correspondent where email = $1', [vera.who.email])).toBe(0)
    expect(await count('meeting where group_id = $1', [leith.id])).toBe(4)

    const hold = [leith.members[0]?.personId, start]
    await circle.owner.query(
      `insert into hold (id, person_id, reason, placed_at) values (uuidv7(), $1, 'access-request', $2)`,
      hold,
    )
    await overNight(on(12, 1))
    expect(await count('balint_group where id = $1', [leith.id])).toBe(1)
    await circle.owner.query('update hold set lifted_at = $2 where person_id = $1', [
      hold[0],
      on(12, 1).toString(),
    ])
    await overNight(on(12, 2))
    for (const table of ['balint_group where id', 'meeting where group_id', 'membership where group_id'])
      expect(await count(`${table} = $1`, [leith.id]), table).toBe(0)
  })

  test('is nothing that somebody of another group reads or ends', async () => {
    const [leith, york] = [await writeSeatedGroup(circle), await writeSeatedGroup(circle, { name: 'York' })]
    await asLeader(leith, (db) => closeGroup(db, leith.id, { last: 'now' }))
    await circle.database.asViewer(personAlone(york.leaderIds[0]), async (db) => {
      const seen = await db.selectFrom('group_closure').selectAll().where('group_id', '=', leith.id).execute()
      expect(seen).toEqual([])
      await expect(closeGroup(db, leith.id, { last: 'now' })).rejects.toThrow()
    })
    const client = await clientOf(circle, york.leaderIds[0])
    expect((await client.get(`/groups/${leith.id}/circle`)).status).toBe(404)
  })
})

describe('a leader who hands over', () => {
  const say = async (group: SeatedGroup, nth: 0 | 1, last: string) =>
    (await clientOf(circle, group.leaderIds[nth])).submit(
      `/groups/${group.id}/handover`,
      { last },
      /handover$/,
    )

  test('leaves after their last meeting: everybody is told once, the roles are given anew, the co-leader leads on', async () => {
    const leith = await writeSeatedGroup(circle)
    const [ailsa, tom] = leith.leaderIds
    for (const [nth, { id }] of leith.meetings.entries()) {
      await circle.owner.query(
        'insert into meeting_role (meeting_id, role, person_id) values ($1, $2, $3), ($1, $4, $5)',
        [id, 'moderator', nth % 2 ? ailsa : tom, 'process', nth % 2 ? tom : ailsa],
      )
    }
    const last = meetingOf(leith, 1)
    expect((await say(leith, 0, last.id)).status).toBe(303)
    await circle.settled()
    expect(lettersTo(leith.members[0]?.email ?? '')).toEqual([
      'Ailsa Grant hands over the leading of Leith Evening',
    ])
    const { rows } = await circle.owner.query(
      `select m.starts_at, r.role, r.person_id from meeting_role r join meeting m on m.id = r.meeting_id
       where m.group_id = $1 and m.starts_at > $2`,
      [leith.id, last.startsAt.toString()],
    )
    expect(rows.map(({ role, person_id }) => [role, person_id])).toEqual([
      ['moderator', tom],
      ['moderator', tom],
    ])
    await endLeaderships(circle.database, last.endsAt.add({ minutes: 5 }))
    expect(await count('group_leader where group_id = $1 and left_at is null', [leith.id])).toBe(1)
    expect((await (await clientOf(circle, ailsa)).get(`/groups/${leith.id}/circle`)).status).toBe(404)
  })

  test('does not leave the group without a leader: not the last one, and not both at once', async () => {
    const leith = await writeSeatedGroup(circle)
    const last = meetingOf(leith, 0).id
    const answers = await Promise.all(
      [say(leith, 0, last), say(leith, 1, last)].map((each) => each.catch(() => null)),
    )
    const statuses = answers.map((answer) => answer?.status ?? 'no form')
    expect(statuses).toContain(303)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    const alone = await circle.database
      .asViewer(personAlone(leith.leaderIds[1]), async (db) =>
        db
          .updateTable('group_leader')
          .set({ left_at: db.now })
          .where('group_id', '=', leith.id)
          .where('person_id', '=', leith.leaderIds[1])
          .execute()
          .then(
            () => 'left',
            () => 'refused',
          ),
      )
      .catch(() => 'refused')
    const stays = await count('leader_leaving where group_id = $1 and person_id = $2', [
      leith.id,
      leith.leaderIds[1],
    ])
    expect(alone).toBe(stays === 0 ? 'refused' : 'left')
  })
})

describe('a group that pauses', () => {
  test('cancels the dates in between, tells everybody once, says so in the directory, and goes on by itself', async () => {
    const leith = await writeSeatedGroup(circle)
    const leader = await clientOf(circle, leith.leaderIds[0])
    const day = (nth: number) =>
      meetingOf(leith, nth).startsAt.toZonedDateTimeISO('Europe/London').toPlainDate().toString()
    const wish = { first: day(1), last: day(2), reason: 'We are both at a congress.' }
    expect((await leader.submit(`/groups/${leith.id}/pause`, wish, /pause$/)).status).toBe(303)
    await circle.settled()
    const [letter] = circle.mail.to(leith.members[0]?.email ?? '')
    expect(letter?.subject).toBe('Leith Evening pauses')
    expect(circle.mail.to(leith.members[0]?.email ?? '')).toHaveLength(1)
    expect(letter?.attachments?.map(({ contentType }) => contentType)).toEqual([
      'text/calendar',
      'text/calendar',
    ])
    expect(String(letter?.attachments?.[0]?.content)).toContain('METHOD:CANCEL')
    expect(await count('meeting where group_id = $1 and cancelled_at is null', [leith.id])).toBe(2)
    const again = await leader.submit(`/groups/${leith.id}/pause`, wish, /pause$/)
    expect(again.status).toBe(409)

    circle.clock.set(meetingOf(leith, 1).startsAt)
    const visitor = await clientOf(circle)
    expect(wordsOf((await visitor.get(`/groups/${leith.id}`)).html)).toContain('Pauses until')
    circle.clock.set(meetingOf(leith, 3).startsAt)
    expect(wordsOf((await visitor.get(`/groups/${leith.id}`)).html)).not.toContain('Pauses until')
    circle.clock.set(start)
  })

  test('asks whoever meant to come for the last time in between to choose anew, and tells the leaders', async () => {
    const leith = await writeSeatedGroup(circle)
    const [goes] = leith.members
    const leader = await clientOf(circle, leith.leaderIds[0])
    const member = await clientOf(circle, goes?.personId ?? '')
    await circle.owner.query('update membership set last_meeting_id = $1 where id = $2', [
      meetingOf(leith, 2).id,
      goes?.membershipId,
    ])
    const path = `/groups/${leith.id}`
    const says = async () => wordsOf((await member.get(`${path}/circle`)).html)
    expect(await says()).toContain('Your last meeting is on')
    const day = meetingOf(leith, 2).startsAt.toZonedDateTimeISO('Europe/London').toPlainDate().toString()
    await leader.submit(`${path}/pause`, { first: day, last: day, reason: '' }, /pause$/)
    expect(await says()).toContain('Your last meeting has been cancelled')
    expect(wordsOf((await leader.get(`${path}/endings`)).html)).toContain(
      'which is cancelled: ask them for another',
    )
    expect(wordsOf((await leader.get(`${path}/circle`)).html)).toContain('(cancelled)')
  })
})

describe('a group that moves online', () => {
  test('asks the administrator first, and changes with a meeting: way in, later invitations, one email each', async () => {
    const leith = await writeSeatedGroup(circle, { mode: 'face-to-face' })
    const leader = await clientOf(circle, leith.leaderIds[0])
    const page = `/groups/${leith.id}/mode-change`
    expect(wordsOf((await leader.get(page)).html)).toContain(
      'We have asked the society’s administrator for advice.',
    )
    await leader.submit(`${page}`, { points: ['advice', 'devices'] }, /points$/)
    expect(await count('mode_change_point where group_id = $1', [leith.id])).toBe(2)
    const third = meetingOf(leith, 2)
    const nowhere = await leader.submit(page, { first: third.id, url: '' }, /mode-change$/)
    expect(nowhere.status).toBe(409)
    await leader.submit(page, { first: third.id, url: 'https://meet.example.org/leith' }, /mode-change$/)
    await circle.settled()
    const letters = circle.mail.to(leith.members[0]?.email ?? '')
    expect(letters.map(({ subject }) => subject)).toEqual(['Leith Evening meets online'])
    const dates = letters[0]?.attachments?.map(({ content }) => String(content)) ?? []
    expect(dates).toHaveLength(2)
    for (const date of dates) expect(date).toContain('LOCATION:Online')
    expect(dates.join('')).not.toContain('meet.example.org')
    expect(await count(`balint_group where id = $1 and mode = 'face-to-face'`, [leith.id])).toBe(1)
    // Until it comes, each date says how it will be met: pages, a feed, an invitation.
    const member = await clientOf(circle, leith.members[0]?.personId ?? '')
    const datesPage = wordsOf((await member.get(`/groups/${leith.id}/dates`)).html)
    expect(datesPage.match(/Online/g)).toHaveLength(2)
    expect(wordsOf((await member.get('/dates')).html).match(/Online/g)).toHaveLength(2)
    expect(wordsOf((await leader.get(`/groups/${leith.id}/meetings`)).html).match(/Online/g)).toHaveLength(2)
    const pageOf = async (id: string) =>
      wordsOf((await member.get(`/groups/${leith.id}/meetings/${id}`)).html)
    expect(await pageOf(third.id)).toContain('HowOnline')
    expect(await pageOf(meetingOf(leith, 1).id)).not.toContain('Online')
    await member.submit('/calendar', {}, /calendar\/feed$/)
    const feed = (await member.get('/calendar')).html.match(
      /value="http[^"]*(\/calendar\/[\w-]{43}\.ics)"/,
    )?.[1]
    const fed = (await (await clientOf(circle)).get(feed ?? '')).html
    expect(fed.match(/LOCATION:Online/g)).toHaveLength(2)
    const told = await asLeader<Awaited<ReturnType<typeof loadMeeting>>[]>(leith, async (db) => [
      await loadMeeting(db, meetingOf(leith, 1).id),
      await loadMeeting(db, third.id),
    ])
    expect(told.map((each) => each?.mode)).toEqual(['face-to-face', 'online'])
    await changeModes(circle.database, third.startsAt.subtract({ hours: 23 }))
    expect(await count(`balint_group where id = $1 and mode = 'online' and is_transfer`, [leith.id])).toBe(1)
    expect(await count(`group_link where group_id = $1`, [leith.id])).toBe(1)
  })

  test('back to a room its later dates say so beforehand, with the place that is to be', async () => {
    const leith = await writeSeatedGroup(circle)
    const leader = await clientOf(circle, leith.leaderIds[0])
    const room = { place: 'Tollcross Library', address: '1 Example Street', seats: '12' }
    const second = meetingOf(leith, 1)
    await leader.submit(`/groups/${leith.id}/mode-change`, { first: second.id, ...room }, /mode-change$/)
    const member = await clientOf(circle, leith.members[0]?.personId ?? '')
    const said = wordsOf((await member.get(`/groups/${leith.id}/meetings/${second.id}`)).html)
    expect(said).toContain('HowFace to face')
    expect(said).toContain('Tollcross Library, 1 Example Street')
    const dates = wordsOf((await member.get(`/groups/${leith.id}/dates`)).html)
    expect(dates.match(/Face to face/g) ?? dates.match(/At Tollcross Library/g)).toHaveLength(3)
    await circle.settled()
    const [letter] = circle.mail.to(leith.members[0]?.email ?? '')
    const attached = letter?.attachments?.map(({ content }) => String(content)).join('') ?? ''
    expect(attached.match(/LOCATION:Tollcross Library/g)).toHaveLength(3)
  })

  test('back to a room it changes at once where it has no dates', async () => {
    const leith = await writeSeatedGroup(circle, { meetings: 0 })
    const leader = await clientOf(circle, leith.leaderIds[0])
    const room = { place: 'Tollcross Library', address: '1 Example Street', seats: '12' }
    await leader.submit(`/groups/${leith.id}/mode-change`, { first: 'now', ...room }, /mode-change$/)
    expect(await count(`balint_group where id = $1 and mode = 'face-to-face'`, [leith.id])).toBe(1)
    expect(await count(`group_place where group_id = $1 and until is null`, [leith.id])).toBe(1)
  })
})

describe('a member who leaves', () => {
  test('has the circle told if they like; leaders settle the money and write a few words', async () => {
    const leith = await writeSeatedGroup(circle)
    const [anna, ben] = leith.members
    if (!anna || !ben) throw new Error('Nobody sits here.')
    const browser = await clientOf(circle, anna.personId)
    const last = meetingOf(leith, 1)
    await browser.submit(
      `/groups/${leith.id}/circle/leaving`,
      { last: last.id, tell_circle: 'yes' },
      /leaving$/,
    )
    await circle.settled()
    expect(lettersTo(ben.email)).toEqual(['Anna Bell says goodbye to Leith Evening'])
    const leader = await clientOf(circle, leith.leaderIds[0])
    const page = `/groups/${leith.id}/circle/members/${anna.membershipId}`
    expect(wordsOf((await leader.get(page)).html)).toContain('2 meetings, £40 in all')
    await leader.submit(page, {}, /settlement$/)
    await leader.submit(page, { body: 'Thank you for your calm.' }, /goodbye$/)
    await circle.settled()
    expect(wordsOf((await leader.get(page)).html)).toContain('Settled')
    expect(lettersTo(anna.email).at(-1)).toBe('From the leaders of Leith Evening')
    expect((await (await clientOf(circle, ben.personId)).get(page)).status).toBe(404)
  })
})
