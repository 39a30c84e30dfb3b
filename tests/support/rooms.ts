import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { commandRoom } from '../../src/features/room/commands/command-room.ts'
import { giveTicket } from '../../src/features/room/commands/give-ticket.ts'
import { openRoom } from '../../src/features/room/commands/open-room.ts'
import type { RoomCommand } from '../../src/features/room/rules/room-state.ts'
import type { Db } from '../../src/platform/database/database.ts'
import { sha256 } from '../../src/platform/secrets.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import type { Circle } from './circle.ts'
import { type SeatedGroup, writeSeatedGroup } from './circle-of.ts'

export interface OnlineMeeting extends SeatedGroup {
  meetingId: string
  roomId: string
}

/** An online group whose doors are open now, with its room made by its first leader; everybody may sign in with `signIn`. */
export async function writeOnlineMeeting(
  circle: Pick<Circle, 'owner' | 'clock' | 'database'>,
  wish: Parameters<typeof writeSeatedGroup>[1] = {},
): Promise<OnlineMeeting> {
  const group = await writeSeatedGroup(circle, { members: 3, mode: 'online', ...wish })
  const [meeting] = group.meetings
  if (!meeting) throw new Error('a group with a meeting')
  const startsAt = circle.clock.now().add({ minutes: 5 })
  await circle.owner.query('update meeting set starts_at = $2, ends_at = $3 where id = $1', [
    meeting.id,
    String(startsAt),
    String(startsAt.add({ minutes: 90 })),
  ])
  const opened = await circle.database.asViewer(personAlone(group.leaderIds[0] ?? ''), (db) =>
    openRoom(db, { kind: 'meeting', subjectId: meeting.id }),
  )
  if ('refused' in opened) throw new Error(opened.refused)
  return { ...group, meetingId: meeting.id, roomId: opened.roomId }
}

/** A session of one's own, as signing in makes it. */
export async function sessionOf(circle: Circle, personId: string): Promise<string> {
  const { rows } = await circle.owner.query(
    `insert into session (user_id, token, expires_at) values ($1, $2, now() + interval '30 days') returning id`,
    [personId, randomUUID()],
  )
  return rows[0].id
}

/** Somebody in a room without a socket: their line is theirs in the database alone. */
export interface Sitter {
  personId: string
  seatId: string
  lineId: string
  sessionId: string
  does(command: RoomCommand): ReturnType<typeof commandRoom>
  as<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Comes to the door with a ticket, as the socket does it. */
export async function comesIn(circle: Circle, roomId: string, personId: string): Promise<Sitter> {
  const sessionId = await sessionOf(circle, personId)
  const as = <T>(work: (db: Db) => Promise<T>) => circle.database.asViewer(personAlone(personId), work)
  const [secret, lineId] = [randomUUID(), randomUUID()]
  const given = await as((db) => giveTicket(db, { roomId, secret, sessionId }))
  if ('refused' in given) throw new Error(given.refused)
  const taken = await as((db) =>
    sql<{ seat_id: string }>`
      select * from take_room_line(${sha256(secret)}, ${lineId}::uuid, ${randomUUID()}::uuid, 'a laptop', ${sessionId}::uuid,
        ${sha256(lineId)})`.execute(db),
  )
  const seatId = taken.rows[0]?.seat_id ?? ''
  return {
    personId,
    seatId,
    lineId,
    sessionId,
    as,
    does: (command) => as((db) => commandRoom(db, { roomId, seatId, command })),
  }
}
