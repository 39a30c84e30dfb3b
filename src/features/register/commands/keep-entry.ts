import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { regions } from '../../society/queries.ts'
import { wasMember } from '../rules/experience.ts'

export interface RegisterEntry {
  profession?: string | undefined
  groupMemberExperience: boolean
  memberSessions?: number | undefined
  memberYears?: number | undefined
  memberWeekends?: number | undefined
  sessionsLed?: number | undefined
  sessionsCoLed?: number | undefined
  leadingYears?: number | undefined
  psychodynamicTraining: boolean
  training?: string | undefined
  regions: string[]
  modes: ('face-to-face' | 'online')[]
  languages: string[]
  lookingFor: 'group' | 'co-leader' | 'second-seat' | 'nothing'
  about?: string | undefined
  findable: boolean
}

/** A leader's whole entry, in their own words (R17–R20). Nobody else changes it. */
export async function keepEntry(
  db: ViewerDb,
  entry: RegisterEntry,
): Promise<{ kept: true } | Refusal<'region-unknown'>> {
  const personId = found(db.viewer.personId)
  if (!(await areRegions(db, entry.regions))) return refuse('region-unknown')
  const before = await db
    .selectFrom('leader_entry')
    .select('findable_since')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const numbers = {
    memberSessions: entry.memberSessions ?? null,
    memberYears: entry.memberYears ?? null,
    memberWeekends: entry.memberWeekends ?? null,
  }
  const kept = {
    profession: entry.profession ?? null,
    group_member_experience: wasMember({ ...numbers, groupMemberExperience: entry.groupMemberExperience }),
    member_sessions: numbers.memberSessions,
    member_years: numbers.memberYears,
    member_weekends: numbers.memberWeekends,
    sessions_led: entry.sessionsLed ?? null,
    sessions_co_led: entry.sessionsCoLed ?? null,
    leading_years: entry.leadingYears ?? null,
    psychodynamic_training: entry.psychodynamicTraining,
    training: entry.training ?? null,
    region_ids: entry.regions,
    modes: entry.modes,
    languages: entry.languages,
    looking_for: entry.lookingFor,
    about: entry.about ?? null,
    findable_since: entry.findable ? (before?.findable_since ?? db.now) : null,
    changed_at: db.now,
  }
  await db
    .insertInto('leader_entry')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
  return { kept: true }
}

/** Whether every id is one of the society's regions. */
export async function areRegions(db: ViewerDb, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const known = new Set((await regions(db)).map(({ id }) => id))
  return ids.every((id) => known.has(id))
}
