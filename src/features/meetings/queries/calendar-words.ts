import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { CalendarTitle } from '../../../shared/calendar-titles.ts'
import type { KeptLeadersTime } from '../../session-plans/rules/leaders-time.ts'
import { societySettings } from '../../society/queries.ts'
import { type CalendarChoice, neutralChoice, usualChoice } from '../rules/calendar-words.ts'

/** What the viewer chose for their calendars. */
export async function calendarChoice(db: ViewerDb): Promise<CalendarChoice> {
  const row = await db
    .selectFrom('calendar_choice')
    .select(['title', 'own_word', 'shows_place'])
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()
  return row ? { title: row.title, ownWord: row.own_word, showsPlace: row.shows_place } : usualChoice
}

/** Of whoever reads an email: what they chose for their calendars; for somebody without an account the neutral form. */
export async function readersChoice(db: Db): Promise<CalendarChoice> {
  if ('holding' in db) return neutralChoice
  const { rows } = await sql<ChoiceRow>`
    select title, own_word, shows_place from calendar_choice where person_id = viewer_id()`.execute(db)
  return choiceFrom(rows[0])
}

export interface CalendarWords {
  choice: CalendarChoice
  /** null unless the reader leads the group. */
  leadersTime: KeptLeadersTime | null
}

/** How the calendar of whoever reads an email speaks of a group's meetings. */
export async function calendarWords(db: Db, groupId: string): Promise<CalendarWords> {
  const { rows } = await sql<WordsRow>`
    select c.title, c.own_word, c.shows_place, t.before_minutes, t.after_minutes, t.revision,
      exists (select from group_leader l where l.group_id = ${groupId}::uuid and l.person_id = viewer_id()
        and l.left_at is null) as leads
    from (select) one left join calendar_choice c on c.person_id = viewer_id()
      left join leaders_time t on t.group_id = ${groupId}::uuid`.execute(db)
  const [row] = rows
  return {
    choice: choiceFrom(row),
    leadersTime: row?.leads ? (leadersTimeFrom(row) ?? (await societysTime(db))) : null,
  }
}

interface WordsRow extends ChoiceRow, TimeRow {
  leads: boolean
}

export interface ChoiceRow {
  title: CalendarTitle | null
  own_word: string | null
  shows_place: boolean | null
}

export interface TimeRow {
  before_minutes: number | null
  after_minutes: number | null
  revision: number | null
}

export const choiceFrom = (row: ChoiceRow | undefined): CalendarChoice =>
  row?.title ? { title: row.title, ownWord: row.own_word, showsPlace: row.shows_place ?? false } : usualChoice

export const leadersTimeFrom = (row: TimeRow): KeptLeadersTime | null =>
  row.before_minutes === null || row.after_minutes === null
    ? null
    : { beforeMinutes: row.before_minutes, afterMinutes: row.after_minutes, revision: row.revision ?? 0 }

/** Until the leaders have said what they keep. */
export async function societysTime(db: Db): Promise<KeptLeadersTime> {
  const { preMeetingMinutes, debriefMinutes } = await societySettings(db)
  return { beforeMinutes: preMeetingMinutes, afterMinutes: debriefMinutes, revision: 0 }
}
