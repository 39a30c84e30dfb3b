import type { Db } from '../../../platform/database/database.ts'
import { type MetHow, metHow } from '../../groups/queries/meeting-place.ts'
import { type CalendarWords, calendarWords } from '../../meetings/queries/calendar-words.ts'

interface DateTold extends MetHow {
  id: string
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
}

/** What an announcement changed bears its moment; whatever was changed once more since is told by that change. */
export async function datesChangedAt(db: Db, groupId: string, at: Temporal.Instant): Promise<DatesTold> {
  const rows = await db
    .selectFrom('meeting as m')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .select(['m.id', 'g.time_zone', 'm.starts_at', 'm.ends_at', 'm.sequence', 'm.changed_at'])
    .select(['m.cancelled_at', 'g.name'])
    .where('m.group_id', '=', groupId)
    .where('m.changed_at', '=', at)
    .orderBy('m.starts_at')
    .limit(60)
    .execute()
  const met = await metHow(
    db,
    rows.map(({ id }) => id),
  )
  return {
    ...(await calendarWords(db, groupId)),
    groupName: rows[0]?.name ?? '',
    meetings: rows.map((row) => ({
      id: row.id,
      ...(met.get(row.id) ?? { mode: 'online' as const, place: null }),
      timeZone: row.time_zone,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      sequence: row.sequence,
      changedAt: row.changed_at,
      cancelled: row.cancelled_at !== null,
    })),
  }
}
