import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyRooms } from '../../src/features/room/commands/empty-rooms.ts'
import { giveTicket } from '../../src/features/room/commands/give-ticket.ts'
import { openRoom } from '../../src/features/room/commands/open-room.ts'
import { cameIntoRoom } from '../../src/features/room/queries/came.ts'
import { roomDoor } from '../../src/features/room/queries/room-door.ts'
import { sha256 } from '../../src/platform/secrets.ts'
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
    await past((db) =>
      sql`insert into room_hand values (${ailsa.seatId}::uuid, ${meeting.roomId}::uuid, circle_now())`.execute(
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

  test('goes through an evening, and at its end nothing tells who presented, or who wished to speak', async () => {
    const ailsa = await comesIn(circle, meeting.roomId, leader())
    const anna = await comesIn(circle, meeting.roomId, member(0))
    const presents = async () => (await circle.owner.query('select seat_id, state from room_presenting')).rows
    await ailsa.does({ do: 'admit-all' })
    expect(await ailsa.does({ do: 'present', seat: anna.seatId })).toEqual({ refused: 'not-started' })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'phase', phase: 2 })
    await anna.does({ do: 'microphone', on: true })
    const hands = async () =>
      (await circle.owner.query('select seat_id from room_hand order by raised_at, seat_id')).rows.map(
        ({ seat_id }) => seat_id,
      )
    const ben = await comesIn(circle, meeting.roomId, member(1))
    await ailsa.does({ do: 'admit-all' })
    await anna.does({ do: 'raise', on: true })
    circle.clock.set(circle.clock.now().add({ seconds: 1 }))
    await ben.does({ do: 'raise', on: true })
    expect(await hands()).toEqual([anna.seatId, ben.seatId])
    await ben.does({ do: 'raise', on: false })
    await ailsa.does({ do: 'lower', seat: anna.seatId })
    expect(await hands()).toEqual([])
    await ben.does({ do: 'raise', on: true })
    await ailsa.does({ do: 'remove', seat: ben.seatId })
    expect(await hands()).toEqual([])
    await anna.does({ do: 'raise', on: true })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    expect(await presents()).toEqual([{ seat_id: anna.seatId, state: 'telling' }])
    await anna.does({ do: 'sit-back' })
    expect(await presents()).toEqual([{ seat_id: anna.seatId, state: 'sitting-back' }])
    expect((await seatOf(member(0))).microphone).toBe(false)
    await ailsa.does({ do: 'return' })
    await anna.does({ do: 'leave' })
    expect(await presents()).toEqual([])
    expect(await hands()).toEqual([])
    expect((await seatOf(member(0))).standing).toBe('left')
    const { rows } = await circle.owner.query(
      `select relname from pg_class where relpersistence <> 'u' and relname in
       ('room_presenting', 'room_hand', 'room_signal', 'room_ticket', 'room_process')`,
    )
    expect(rows, 'tables that reach the log').toEqual([])
    expect(await ailsa.does({ do: 'end' })).not.toHaveProperty('refused')
    expect(await ailsa.does({ do: 'start' })).toEqual({ refused: 'room-ended' })
  })
})

describe('time', () => {
  const roomOf = async (roomId: string) =>
    (await circle.owner.query('select * from room where id = $1', [roomId])).rows[0]
  const tend = () => circle.database.asRoomKeeper((db) => sql`select tend_rooms()`.execute(db))

  test('opens the doors to leaders before members, and closes them', async () => {
    const other = await writeOnlineMeeting(circle)
    await circle.owner.query('delete from room where id = $1', [other.roomId])
    const startsAt = circle.clock.now().add({ minutes: 30 })
    await circle.owner.query('update meeting set starts_at = $2, ends_at = $3 where id = $1', [
      other.meetingId,
      String(startsAt),
      String(startsAt.add({ minutes: 90 })),
    ])
    const open = (who: string) =>
      as(who, (db) => openRoom(db, { kind: 'meeting', subjectId: other.meetingId }))
    expect(await open(other.members[0]?.personId ?? '')).toEqual({ refused: 'room-not-yet' })
    expect(await open(other.leaderIds[0])).not.toHaveProperty('refused')
    // Moved: the room goes along. Cancelled: there is none.
    const roomId =
      (await as(other.leaderIds[0], (db) => roomDoor(db, 'meeting', other.meetingId)))?.roomId ?? ''
    await circle.owner.query(
      `update meeting set starts_at = starts_at - interval '3 hours', ends_at = ends_at - interval '3 hours' where id = $1`,
      [other.meetingId],
    )
    expect(await open(other.leaderIds[0])).toEqual({ refused: 'room-over' })
    await circle.owner.query('update meeting set cancelled_at = now() where id = $1', [other.meetingId])
    expect(await roomOf(roomId)).toBeUndefined()
    expect(await open(other.leaderIds[0])).toEqual({ refused: 'no-room' })
  })

  test('keeps the seat of somebody whose line is gone for three minutes, and no longer', async () => {
    const other = await writeOnlineMeeting(circle)
    const ailsa = await comesIn(circle, other.roomId, other.leaderIds[0])
    const anna = await comesIn(circle, other.roomId, other.members[0]?.personId ?? '')
    await ailsa.does({ do: 'admit', seat: anna.seatId })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    // Nobody has said that the process of these lines lives: they are lost.
    await tend()
    expect((await seatOf(anna.personId, other.roomId)).lost_at).not.toBeNull()
    expect(
      await comesIn(circle, other.roomId, anna.personId).then(() => seatOf(anna.personId, other.roomId)),
    ).toMatchObject({ standing: 'in', lost_at: null })
    await tend()
    await circle.owner.query(
      `update room_seat set lost_at = lost_at - interval '181 seconds' where id = $1`,
      [anna.seatId],
    )
    await tend()
    expect(await seatOf(anna.personId, other.roomId)).toMatchObject({ standing: 'left', line_id: null })
    expect(
      (await circle.owner.query('select from room_presenting where room_id = $1', [other.roomId])).rowCount,
    ).toBe(0)
    await comesIn(circle, other.roomId, anna.personId)
    expect((await seatOf(anna.personId, other.roomId)).standing).toBe('waiting')
  })

  test('empties a room once its doors have closed: who came is known until attendance is noted', async () => {
    const other = await writeOnlineMeeting(circle)
    const ailsa = await comesIn(circle, other.roomId, other.leaderIds[0])
    const anna = await comesIn(circle, other.roomId, other.members[0]?.personId ?? '')
    await ailsa.does({ do: 'admit', seat: anna.seatId })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    const later = circle.clock.now().add({ hours: 3 })
    await emptyRooms(circle.database, later)
    expect(await roomOf(other.roomId)).toMatchObject({ phase: null, phases: [] })
    expect(
      (await circle.owner.query('select from room_presenting where room_id = $1', [other.roomId])).rowCount,
    ).toBe(0)
    const came = await as(other.leaderIds[0], (db) => cameIntoRoom(db, other.meetingId))
    expect([...came].sort()).toEqual([other.leaderIds[0], anna.personId].sort())
    expect(await as(anna.personId, (db) => cameIntoRoom(db, other.meetingId))).toEqual([anna.personId])
    await circle.owner.query(
      'insert into meeting_record (meeting_id, group_id, taken_by, taken_at, cases) values ($1, $2, $3, now(), 1)',
      [other.meetingId, other.id, other.leaderIds[0]],
    )
    await emptyRooms(circle.database, later)
    expect(await roomOf(other.roomId)).toBeUndefined()
  })
})

describe('what a group chose', () => {
  test('nothing is counted of who presented, unless its leaders have asked for it', async () => {
    const other = await writeOnlineMeeting(circle)
    const ailsa = await comesIn(circle, other.roomId, other.leaderIds[0])
    const anna = await comesIn(circle, other.roomId, other.members[0]?.personId ?? '')
    await ailsa.does({ do: 'admit', seat: anna.seatId })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    await ailsa.does({ do: 'end' })
    const { rows } = await circle.owner.query('select from presenting_tally where person_id = $1', [
      anna.personId,
    ])
    expect(rows).toEqual([])
  })

  test('counts who presented by member and term alone, once a telling, and forgets it when it is no longer wanted', async () => {
    const other = await writeOnlineMeeting(circle)
    await as(other.leaderIds[0], (db) =>
      db
        .insertInto('room_choice')
        .values({ group_id: other.id, tally_since: db.now, chosen_by: other.leaderIds[0], chosen_at: db.now })
        .execute(),
    )
    const ailsa = await comesIn(circle, other.roomId, other.leaderIds[0])
    const anna = await comesIn(circle, other.roomId, other.members[0]?.personId ?? '')
    await ailsa.does({ do: 'admit', seat: anna.seatId })
    await ailsa.does({ do: 'start' })
    await ailsa.does({ do: 'present', seat: anna.seatId })
    for (const command of ['sit-back', 'return', 'sit-back', 'return'] as const)
      await ailsa.does({ do: command })
    const counted = (who: string) =>
      as(who, (db) => db.selectFrom('presenting_tally').select(['person_id', 'presented']).execute())
    expect(await counted(other.leaderIds[0])).toEqual([{ person_id: anna.personId, presented: 1 }])
    expect(await counted(anna.personId)).toEqual([])
    await as(other.leaderIds[0], (db) =>
      db
        .updateTable('room_choice')
        .set({ tally_since: null, chosen_at: db.now })
        .where('group_id', '=', other.id)
        .execute(),
    )
    expect(await counted(other.leaderIds[0])).toEqual([])
  })

  test('an apology that comes meanwhile leaves an empty chair', async () => {
    const other = await writeOnlineMeeting(circle)
    const benId = other.members[1]?.personId ?? ''
    await circle.owner.query(
      'insert into meeting_apology (meeting_id, person_id, sent_at) values ($1, $2, now())',
      [other.meetingId, benId],
    )
    expect((await seatOf(benId, other.roomId)).standing).toBe('apologies')
    const ailsa = await comesIn(circle, other.roomId, other.leaderIds[0])
    const ben = await comesIn(circle, other.roomId, benId)
    await ailsa.does({ do: 'admit', seat: ben.seatId })
    expect((await seatOf(benId, other.roomId)).standing).toBe('in')
  })
})

describe('another kind of room', () => {
  test('is for its own people: the debrief and the planning for leaders, a taster for its guests', async () => {
    const other = await writeOnlineMeeting(circle)
    const open = (who: string, kind: 'debrief' | 'planning', subjectId: string) =>
      as(who, (db) => openRoom(db, { kind, subjectId }))
    await circle.owner.query(`update meeting set starts_at = now() - interval '1 hour' where id = $1`, [
      other.meetingId,
    ])
    expect(await open(other.leaderIds[1], 'debrief', other.meetingId)).not.toHaveProperty('refused')
    expect(await open(other.leaderIds[1], 'planning', other.id)).not.toHaveProperty('refused')
    expect(await open(other.members[0]?.personId ?? '', 'debrief', other.meetingId)).toEqual({
      refused: 'no-room',
    })
    expect(await open(other.members[0]?.personId ?? '', 'planning', other.id)).toEqual({ refused: 'no-room' })
    const { rows } = await circle.owner.query(
      `select leads from room_seat s join room r on r.id = s.room_id where r.kind = 'debrief' and r.subject_id = $1`,
      [other.meetingId],
    )
    expect(rows).toEqual([{ leads: true }, { leads: true }])

    const [tasterId, guestId, correspondentId] = [randomUUID(), randomUUID(), randomUUID()]
    const now = circle.clock.now()
    await circle.owner.query(
      `insert into taster (id, group_id, name, mode, starts_at, ends_at, time_zone, seats, currency, sign_up_until, made_at, made_by)
       values ($1, $2, 'A taster', 'online', $3, $4, 'Europe/London', 6, 'GBP', $3, $3, $5)`,
      [tasterId, other.id, String(now), String(now.add({ hours: 1 })), other.leaderIds[0]],
    )
    await circle.owner.query(
      `insert into correspondent (id, name, email, met_at) values ($1, 'Gil Moss', 'gil@example.org', now())`,
      [correspondentId],
    )
    await circle.owner.query(
      `insert into taster_guest (id, taster_id, correspondent_id, profession, signed_up_at, confirmed_at, seated_at)
       values ($1, $2, $3, 'GP', now(), now(), now())`,
      [guestId, tasterId, correspondentId],
    )
    const token = randomUUID()
    await circle.owner.query(
      `insert into secret_address (id, purpose, subject_id, correspondent_id, token_hash, made_at) values ($1, 'taster', $2, $3, $4, now())`,
      [randomUUID(), guestId, correspondentId, sha256(token)],
    )
    const guest = (kind: 'meeting' | 'taster' | 'debrief', subjectId: string) =>
      circle.database.asHolder(token, (db) => openRoom(db, { kind, subjectId }))
    expect(await guest('taster', tasterId)).not.toHaveProperty('refused')
    expect(await guest('meeting', other.meetingId)).toEqual({ refused: 'no-room' })
    expect(await guest('debrief', other.meetingId)).toEqual({ refused: 'no-room' })
    await circle.owner.query('update taster_guest set cancelled_at = now() where id = $1', [guestId])
    expect(
      (await circle.owner.query('select from room_seat where correspondent_id = $1', [correspondentId]))
        .rowCount,
    ).toBe(0)
    expect(await guest('taster', tasterId)).toEqual({ refused: 'no-room' })
  })
})
