import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { groupPlace } from '../../groups/queries/group-arrangements.ts'
import { type CalendarWords, calendarWords } from '../../meetings/queries/calendar-words.ts'

interface DateTold {
  id: string
  mode: 'face-to-face' | 'online'
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  sequence: number
  changedAt: Temporal.Instant
  cancelled: boolean
}

/** The dates that one announcement has changed, as far as they are the reader's. */
export interface DatesTold extends CalendarWords {
  groupName: string
  meetings: DateTold[]
  place: { name: string; address: string } | null
}

/**
 * What an announcement changed bears its moment; whatever was changed once more since is told by that change.
 * @param place of the dates to come, where it is not the group's own yet
 */
export async function datesChangedAt(
  db: Db,
  groupId: string,
  at: Temporal.Instant,
  place?: { name: string; address: string } | null,
): Promise<DatesTold> {
  const rows = await db
    .selectFrom('meeting as m')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .select(['m.id', 'g.mode', 'g.time_zone', 'm.starts_at', 'm.ends_at', 'm.sequence', 'm.changed_at'])
    .select(['m.cancelled_at', 'g.name'])
    .select(sql<'face-to-face' | 'online' | null>`decided_mode(g.id, m.starts_at)`.as('decided'))
    .where('m.group_id', '=', groupId)
    .where('m.changed_at', '=', at)
    .orderBy('m.starts_at')
    .limit(60)
    .execute()
  return {
    ...(await calendarWords(db, groupId)),
    groupName: rows[0]?.name ?? '',
    place: place ?? (await groupPlace(db, groupId)),
    meetings: rows.map((row) => ({
      id: row.id,
      mode: row.decided ?? row.mode,
      timeZone: row.time_zone,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      sequence: row.sequence,
      changedAt: row.changed_at,
      cancelled: row.cancelled_at !== null,
    })),
  }
}
