import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { type Told, toldInWords, untoldInWords } from '../rules/check/told.ts'

/** What leaders read of their members' checks before a meeting. */
export interface ToldChecks {
  lines: readonly { name: string; words: string; isWell: boolean }[]
  /** How many of those who come have told nothing, in words; null: nobody. */
  untold: string | null
}

/** To whoever leads the meeting; of whoever sent apologies nothing is expected. What does not pass comes first. */
export async function toldChecks(db: ViewerDb, meetingId: string): Promise<ToldChecks> {
  const { rows } = await sql<{ name: string } & (Told | { passed: null; failed: null })>`
    select x.name, c.passed, c.failed
    from meeting m cross join people_at_meetings(m.group_id, array[m.id]) x
      left join room_check c on c.meeting_id = m.id and c.person_id = x.person_id
    where m.id = ${meetingId}::uuid and x.as_role = 'member' and not exists (
      select from meeting_apology a where a.meeting_id = m.id and a.person_id = x.person_id and a.withdrawn_at is null)
    order by cardinality(c.failed) = 0, x.name`.execute(db)
  const told = rows.filter(({ passed }) => passed !== null) as ({ name: string } & Told)[]
  return {
    lines: told.map(({ name, ...each }) => ({
      name,
      words: toldInWords(each),
      isWell: each.failed.length === 0,
    })),
    untold: untoldInWords(rows.length - told.length),
  }
}

/** Whether whoever asks has told theirs. */
export async function hasToldCheck(db: Db, meetingId: string): Promise<boolean> {
  const { rows } = await sql<{
    told: boolean
  }>`select has_told_room_check(${meetingId}::uuid) as told`.execute(db)
  return rows[0]?.told ?? false
}
