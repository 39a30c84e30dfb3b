import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { comesIn, type OnlineMeeting, type Sitter, writeOnlineMeeting } from '../support/rooms.ts'

// A meeting in the online room is over: what stays of it for the leaders, and what for nobody.

let circle: Circle
let meeting: OnlineMeeting
let leader: Sitter
let path: string
beforeAll(async () => {
  circle = await startCircle({ jobs: false })
  meeting = await writeOnlineMeeting(circle, { members: 4 })
  path = `/groups/${meeting.id}/meetings/${meeting.meetingId}/attendance`
  leader = await comesIn(circle, meeting.roomId, meeting.leaderIds[0] ?? '')
})
afterAll(() => circle.close())

const member = (nth: number) => meeting.members[nth]?.personId ?? ''
const apologies = (nth: number) =>
  circle.owner.query('insert into meeting_apology (meeting_id, person_id, sent_at) values ($1, $2, $3)', [
    meeting.meetingId,
    member(nth),
    circle.clock.now().toString(),
  ])
/** What each row of the page begins with: the members in their order. */
async function proposed(): Promise<{ states: (string | undefined)[]; words: string }> {
  const { html } = await (await clientOf(circle, meeting.leaderIds[0])).get(path)
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input)
  const chosen = (personId: string) =>
    inputs.find((input) => input.includes(`name="state-${personId}"`) && / checked/.test(input))
  return {
    states: meeting.members.map(({ personId }) => /value="([a-z]+)"/.exec(chosen(personId) ?? '')?.[1]),
    words: wordsOf(html),
  }
}

describe('attendance of a meeting in the room', () => {
  test('is proposed from who was let in: one who only waited did not come, one who changed their mind did', async () => {
    const anna = await comesIn(circle, meeting.roomId, member(0))
    await apologies(1)
    const ben = await comesIn(circle, meeting.roomId, member(1))
    for (const { seatId } of [anna, ben]) await leader.does({ do: 'admit', seat: seatId })
    await comesIn(circle, meeting.roomId, member(2))
    await apologies(3)
    const during = await proposed()
    expect(during.states).toEqual(['present', 'present', 'present', 'apologies'])
    expect(during.words).toContain('everybody else stands as present until the meeting is over')
    await anna.does({ do: 'leave' })
    await leader.does({ do: 'end' })
    circle.clock.set(String(circle.clock.now().add({ hours: 2 })))
    const after = await proposed()
    expect(after.states).toEqual(['present', 'present', 'absent', 'apologies'])
    expect(after.words).toContain('Proposed from the online room')
  })

  test('is still proposed when the room has been emptied, and the room goes once it is saved', async () => {
    circle.clock.set(String(circle.clock.now().add({ hours: 12 })))
    const tend = () =>
      circle.database.jobs.transaction().execute(async (trx) => {
        await sql`select set_config('circle.now', ${circle.clock.now().toString()}, true)`.execute(trx)
        await sql`select empty_rooms()`.execute(trx)
      })
    await tend()
    expect((await proposed()).states).toEqual(['present', 'present', 'absent', 'apologies'])
    await (await clientOf(circle, meeting.leaderIds[0])).submit(path, { cases: '1' })
    await tend()
    expect((await proposed()).words).not.toContain('Proposed from the online room')
    const { rows } = await circle.owner.query(
      'select p.name, a.state from meeting_attendance a join person p on p.id = a.person_id where as_role = $1 order by p.name',
      ['member'],
    )
    expect(rows.map(({ state }) => state)).toEqual(['present', 'present', 'absent', 'apologies'])
    expect(
      (await circle.owner.query('select 1 from room_seat where room_id = $1', [meeting.roomId])).rows,
    ).toEqual([])
  })
})

describe('after the meeting', () => {
  const afterwards = () => `/meetings/${meeting.meetingId}/afterwards`
  beforeAll(async () => {
    meeting = await writeOnlineMeeting(circle, { members: 5 })
    circle.clock.set(String(circle.clock.now().add({ minutes: 10 })))
  })

  test('whoever leaves finds the next date, and the evaluation if the circle is asked', async () => {
    const anna = await clientOf(circle, member(0))
    const before = wordsOf((await anna.get(afterwards())).html)
    expect(before).toContain('Thank you for being there')
    expect(before).toMatch(/The next meeting\s*\w+ \d+ \w+ \d{4}/)
    expect(before).toContain('The room is still open')
    expect(before).not.toContain('How is the circle for you?')
    const led = await clientOf(circle, meeting.leaderIds[0])
    await led.submit(`/groups/${meeting.id}/evaluations`, {}, /evaluations$/)
    const asked = await anna.get(afterwards())
    expect(wordsOf(asked.html)).toContain('How is the circle for you?')
    expect(asked.html).toContain(`/groups/${meeting.id}/evaluations/`)
    for (const words of ['debrief', 'attendance']) expect(asked.html.toLowerCase()).not.toContain(words)
  })

  test('those who led find their debrief room, their debrief and attendance', async () => {
    const led = await clientOf(circle, meeting.leaderIds[0])
    const page = await led.get(afterwards())
    expect(page.html).toContain(`href="/meetings/${meeting.meetingId}/debrief-room"`)
    expect(page.html).toContain(`href="/groups/${meeting.id}/meetings/${meeting.meetingId}/debrief"`)
    expect(wordsOf(page.html)).toContain('Take attendance')
  })

  test('the debrief room is for those who led alone, once the meeting has begun, and its page leads there', async () => {
    const led = await clientOf(circle, meeting.leaderIds[0])
    const room = `/meetings/${meeting.meetingId}/debrief-room`
    const debrief = `/groups/${meeting.id}/meetings/${meeting.meetingId}/debrief`
    circle.clock.set(String(circle.clock.now().add({ hours: 2 })))
    expect((await led.get(room)).status).toBe(200)
    if (meeting.leaderIds.length > 1) expect((await led.get(debrief)).html).toContain(`href="${room}"`)
    const anna = await clientOf(circle, member(0))
    for (const address of [room, debrief]) expect((await anna.get(address)).status, address).toBe(404)
  })

  test('there is no such page for anybody else, and before the doors open it leads to the room’s', async () => {
    const stranger = await writeOnlineMeeting(circle)
    const other = await clientOf(circle, stranger.members[0]?.personId)
    expect((await other.get(afterwards())).status).toBe(404)
    const ahead = meeting.meetings[2]?.id ?? ''
    const anna = await clientOf(circle, member(0))
    expect((await anna.get(`/meetings/${ahead}/afterwards`)).location).toBe(`/meetings/${ahead}/room`)
  })
})
