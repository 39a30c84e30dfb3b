import type { Db } from '../../../platform/database/database.ts'
import { type MetHow, metHow } from '../../groups/queries/meeting-place.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { type CalendarWords, calendarWords } from './calendar-words.ts'
import { type GroupLeader, groupLeaders } from './group-leaders.ts'
import { ownTimeZone } from './own-time-zone.ts'

/** One meeting as its people are written to about it. */
export interface MeetingToldOf extends CalendarWords {
  id: string
  groupId: string
  groupName: string
  /** How it is met, then. */
  mode: MetHow['mode']
  timeZone: string
  doorsMinutes: number
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  sequence: number
  changedAt: Temporal.Instant
  cancelled: boolean
  place: MetHow['place']
  /** It meets in the online room of this site. */
  inOwnRoom: boolean
  leaders: GroupLeader[]
  /** The recipient's clocks; null where they are the group's. */
  ownZone: string | null
}

/** null when the recipient may not see the meeting (any more). */
export async function loadMeeting(db: Db, meetingId: string): Promise<MeetingToldOf | null> {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('balint_group as g', 'g.id', 'meeting.group_id')
    .select(['meeting.id', 'g.id as group_id', 'g.name', 'g.time_zone', 'g.doors_minutes'])
    .select(['starts_at', 'ends_at', 'sequence', 'changed_at', 'cancelled_at'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirst()
  const met = (await metHow(db, [meetingId])).get(meetingId)
  if (!row || !met) return null
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.name,
    ...met,
    timeZone: row.time_zone,
    doorsMinutes: row.doors_minutes,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    changedAt: row.changed_at,
    cancelled: row.cancelled_at !== null,
    inOwnRoom: met.mode === 'online' && (await isOwnRoom(db, row.group_id)),
    leaders: await groupLeaders(db, row.group_id),
    ownZone: await ownTimeZone(db),
    ...(await calendarWords(db, row.group_id)),
  }
}
