import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveTicket } from '../../src/features/room/commands/give-ticket.ts'
import { openRoom } from '../../src/features/room/commands/open-room.ts'
import { roomDoor } from '../../src/features/room/queries/room-door.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { comesIn, type OnlineMeeting, sessionOf, writeOnlineMeeting } from '../support/rooms.ts'

let circle: Circle
let meeting: OnlineMeeting
beforeAll(async () => {
  circle = await startCircle({ jobs: false })
  meeting = await writeOnlineMeeting(circle)
})
afterAll(() => circle.close())

const seatOf = async (personId: string, roomId = meeting.roomId) =>
  (
    await circle.owner.query('select * from room_seat where room_id = $1 and person_id = $2', [
      roomId,
      personId,
    ])
  ).rows[0]
const as = <T>(personId: string, work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
  circle.database.asViewer(personAlone(personId), work)
const leader = () => meeting.leaderIds[0] ?? ''
const member = (nth: number) => meeting.members[nth]?.personId ?? ''

describe('the room of a meeting', () => {
  test('has a chair for everybody of the meeting, the same one in every meeting', async () => {
    const { rows } = await circle.owner.query(
      'select name, position, leads, standing from room_seat where room_id = $1 order by position',
      [meeting.roomId],
    )
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, place) => place))
    expect(rows).toHaveLength(meeting.leaderIds.length + 3)
    const chairs = await circle.owner.query(
      'select count(*)::int as kept from group_seat where group_id = $1',
      [meeting.id],
    )
    expect(chairs.rows[0].kept).toBe(rows.length)
  })

  test('is found by its people from outside, and by nobody else', async () => {
    const stranger = await writeOnlineMeeting(circle)
    const look = (who: string) => as(who, (db) => roomDoor(db, 'meeting', meeting.meetingId))
    expect(await look(member(0))).toMatchObject({ roomId: meeting.roomId, leads: false, signal: 'hand' })
    expect(await look(stranger.leaderIds[0] ?? '')).toBeNull()
    const wish = { kind: 'meeting', subjectId: meeting.meetingId } as const
    expect(await as(stranger.members[0]?.personId ?? '', (db) => openRoom(db, wish))).toEqual({
      refused: 'no-room',
    })
    const sessionId = await sessionOf(circle, stranger.members[0]?.personId ?? '')
    const given = await as(stranger.members[0]?.personId ?? '', (db) =>
      giveTicket(db, { roomId: meeting.roomId, secret: 'x', sessionId }),
    )
    expect(given).toEqual({ refused: 'no-room' })
  })

  test('lets leaders in, has members wait, and is led by leaders alone, past the pages as well', async () => {
    const ailsa = await comesIn(circle, meeting.roomId, leader())
    const anna = await comesIn(circle, meeting.roomId, member(0))
    const ben = await comesIn(circle, meeting.roomId, member(1))
    expect((await seatOf(leader())).standing).toBe('in')
    expect((await seatOf(member(0))).standing).toBe('waiting')
    expect(await anna.does({ do: 'start' })).toEqual({ refused: 'not-in-the-circle' })

    expect(await ailsa.does({ do: 'admit', seat: anna.seatId })).not.toHaveProperty('refused')
    expect((await seatOf(member(0))).came_at).not.toBeNull()
    expect(await anna.does({ do: 'admit', seat: ben.seatId })).toEqual({ refused: 'leaders-only' })

    const past = (attempt: (db: Parameters<Parameters<typeof anna.as>[0]>[0]) => Promise<unknown>) =>
      expect(anna.as(attempt)).rejects.toMatchObject({ code: '42501' })
    await past((db) => sql`update room set started_at = circle_now()`.execute(db))
    await past((db) => sql`update room set moderator_seat = ${anna.seatId}::uuid`.execute(db))
    await past((db) =>
      sql`insert into room_presenting values (${meeting.roomId}::uuid, ${anna.seatId}::uuid, 'telling')`.execute(
        db,
      ),
    )
    await past((db) => sql`update room_seat set leads = true`.execute(db))
    await past((db) => sql`update room_seat set line_id = null`.execute(db))
    await past((db) => sql`select resume_hash from room_seat`.execute(db))
    await past((db) => sql`select * from room_signal`.execute(db))
    await ben.as((db) =>
      sql`update room_seat set standing = 'in' where id <> ${ben.seatId}::uuid`.execute(db),
    )
    await expect(
      ben.as((db) => sql`update room_seat set standing = 'in' where id = ${ben.seatId}::uuid`.execute(db)),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      ailsa.as((db) =>
        sql`update room_seat set microphone = true where id = ${anna.seatId}::uuid`.execute(db),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    expect((await seatOf(member(1))).standing).toBe('waiting')
  })

  test('goes through an evening, and at its end nothing tells who presented', async () => {
    const ailsa = await comesIn(circle, meeting.roomId, leader())
    const anna = await comesIn(circle, meeting.roomId, member(0))
    const presents = async () => (await circle.owner.query('select seat_id, state from room_presenting')).rows
    await ailsa.does({ do: 'admit-all' })
    expect(await ailsa.does({ do: 'present', seat: anna.seatId })).toEqual({ refused: 'not-started' })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'phase', phase: 2 })
    await anna.does({ do: 'microphone', on: true })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    expect(await presents()).toEqual([{ seat_id: anna.seatId, state: 'telling' }])
    await anna.does({ do: 'sit-back' })
    expect(await presents()).toEqual([{ seat_id: anna.seatId, state: 'sitting-back' }])
    expect((await seatOf(member(0))).microphone).toBe(false)
    await ailsa.does({ do: 'return' })
    await anna.does({ do: 'leave' })
    expect(await presents()).toEqual([])
    expect((await seatOf(member(0))).standing).toBe('left')
    const { rows } = await circle.owner.query(
      `select relname from pg_class where relpersistence <> 'u' and relname in
       ('room_presenting', 'room_signal', 'room_ticket', 'room_process')`,
    )
    expect(rows, 'tables that reach the log').toEqual([])
    expect(await ailsa.does({ do: 'end' })).not.toHaveProperty('refused')
    expect(await ailsa.does({ do: 'start' })).toEqual({ refused: 'room-ended' })
  })
})
