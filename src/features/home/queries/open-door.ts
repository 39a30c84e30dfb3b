import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { isWayInOpen } from '../../meetings/rules/doors.ts'
import { roomPath } from '../../room/rules/room-place.ts'

export interface OpenDoor {
  groupId: string
  groupName: string
  mode: 'face-to-face' | 'online'
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** The way in of an online group, as far as the viewer may read it; otherwise it is on the circle's page. */
  link: string | null
}

/** The meeting that the viewer could go to now; of two, the one that began later. */
export async function openDoor(db: ViewerDb): Promise<OpenDoor | null> {
  const { personId } = db.viewer
  const { rows } = await sql<OpenDoor & { doorsMinutes: number; meetingId: string; inOwnRoom: boolean }>`
    select g.id as "groupId", g.name as "groupName", g.mode, g.time_zone as "timeZone",
      g.doors_minutes as "doorsMinutes", m.starts_at as "startsAt", m.ends_at as "endsAt", m.id as "meetingId", l.url as link,
      g.mode = 'online' and coalesce(c.own_room, room_is_ready()) as "inOwnRoom"
    from (select group_id from group_leader where person_id = ${personId} and left_at is null
      union select group_id from membership where person_id = ${personId} and left_at is null) own
    join balint_group g on g.id = own.group_id
    join meeting m on m.group_id = g.id and m.cancelled_at is null
      and m.starts_at < ${db.now.add({ hours: 2 })} and m.ends_at > ${db.now.subtract({ hours: 2 })}
    left join group_link l on l.group_id = g.id and g.mode = 'online'
    left join room_choice c on c.group_id = g.id
    order by m.starts_at desc, g.id`.execute(db)
  const open = rows.find((row) => isWayInOpen(row, row.doorsMinutes, db.now))
  if (!open) return null
  return open.inOwnRoom ? { ...open, link: roomPath('meeting', open.meetingId) } : open
}
