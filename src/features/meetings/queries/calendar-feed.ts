import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { KeptLeadersTime } from '../../session-plans/rules/leaders-time.ts'
import type { CalendarChoice } from '../rules/calendar-words.ts'
import { type ChoiceRow, choiceFrom, leadersTimeFrom, societysTime, type TimeRow } from './calendar-words.ts'

export interface CalendarFeed {
  id: string
  /** null: of all the groups that are the viewer's. */
  groupId: string | null
  madeAt: Temporal.Instant
}

/** The viewer's own calendar feeds. */
export async function ownCalendarFeeds(db: ViewerDb): Promise<CalendarFeed[]> {
  const rows = await db
    .selectFrom('secret_address')
    .select(['id', 'subject_id', 'made_at'])
    .where('purpose', '=', 'calendar-feed')
    .where('person_id', '=', db.viewer.personId)
    .where('replaced_at', 'is', null)
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    groupId: row.subject_id === db.viewer.personId ? null : row.subject_id,
    madeAt: row.made_at,
  }))
}

export interface FedMeeting {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** RFC 5545 SEQUENCE. */
  sequence: number
  changedAt: Temporal.Instant
  cancelled: boolean
  mode: 'face-to-face' | 'online'
  timeZone: string
  groupName: string
  place: string | undefined
  choice: CalendarChoice
  /** null: the feed's reader does not lead it. */
  leadersTime: KeptLeadersTime | null
}

interface FedRow extends ChoiceRow, TimeRow {
  id: string
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  sequence: number
  changed_at: Temporal.Instant
  cancelled_at: Temporal.Instant | null
  mode: 'face-to-face' | 'online'
  time_zone: string
  name: string
  place: string | null
  leads: boolean
}

/** What a calendar feed shows: everything from three months back, cancelled meetings too, so that they vanish there. */
export async function fedMeetings(db: Db): Promise<FedMeeting[]> {
  // The policies say the same of the groups; said here, it leads the planner to these groups' meetings alone.
  const { rows } = await sql<FedRow>`
    with own as materialized (select g.id, g.name, g.mode, g.time_zone, t.before_minutes, t.after_minutes, t.revision,
        g.id in (select fed_led_group_ids()) as leads, c.title, c.own_word, c.shows_place
      from balint_group g left join leaders_time t on t.group_id = g.id
        left join calendar_choice c on c.person_id = (select f.person_id from held_feed() f)
      where g.id in (select fed_group_ids()))
    select m.id, m.starts_at, m.ends_at, m.sequence, m.changed_at, m.cancelled_at, own.name, own.time_zone,
      coalesce(c.to_mode, own.mode) as mode,
      own.before_minutes, own.after_minutes, own.revision, own.leads, own.title, own.own_word, own.shows_place,
      case when coalesce(c.to_mode, own.mode) = 'online' then null
        when m.place_id is null and c.place_name is not null then c.place_name
        else (select p.name from group_place p
          where p.group_id = m.group_id and (p.id = m.place_id or m.place_id is null and p.until is null)
          order by p.since desc limit 1) end as place
    from own join meeting m on m.group_id = own.id
      left join coming_modes() c on c.group_id = m.group_id and m.starts_at >= c.from_at
    where m.ends_at >= ${db.now.subtract({ hours: 24 * 92 })}
    order by m.starts_at, m.id limit 500`.execute(db)
  const needsUsualTime = rows.some((row) => row.leads && leadersTimeFrom(row) === null)
  const usualTime = needsUsualTime ? await societysTime(db) : null
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    changedAt: row.changed_at,
    cancelled: row.cancelled_at !== null,
    mode: row.mode,
    timeZone: row.time_zone,
    groupName: row.name,
    place: row.place ?? undefined,
    choice: choiceFrom(row),
    leadersTime: row.leads ? (leadersTimeFrom(row) ?? usualTime) : null,
  }))
}

export interface HeldFeed {
  choice: CalendarChoice
  /** What the one group is called that it is of; null: of all. */
  groupName: string | null
}

/** The feed that the holder's address opens; null when it does not, or not any more. */
export async function heldFeed(db: HolderDb): Promise<HeldFeed | null> {
  const { rows } = await sql<ChoiceRow & { name: string | null }>`
    select c.title, c.own_word, c.shows_place, g.name
    from held_feed() f left join calendar_choice c on c.person_id = f.person_id
      left join balint_group g on g.id = f.only_group_id`.execute(db)
  const [row] = rows
  return row ? { choice: choiceFrom(row), groupName: row.name } : null
}
