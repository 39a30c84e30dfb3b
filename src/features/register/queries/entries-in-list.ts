import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'

/** What the register holds of somebody, for comparing it with a list. */
export interface LeaderInRegister {
  /** null: there is no entry. */
  entry: LeaderListEntry | null
  /** The person has touched the entry since a list wrote it, or has made it themselves. */
  keepsItThemselves: boolean
  accreditation: {
    state: Accreditation
    sinceOn: Temporal.PlainDate | null
    untilOn: Temporal.PlainDate | null
    criteriaSetId: string | null
  }
  /** What they, or an earlier list, ask the Council to confirm. */
  asksFor: 'working-towards' | 'accredited' | null
}

export interface LeaderListEntry {
  profession: string | null
  memberSessions: number | null
  memberYears: number | null
  sessionsLed: number | null
  sessionsCoLed: number | null
  leadingYears: number | null
  psychodynamicTraining: boolean
  regionIds: string[]
  modes: string[]
  languages: string[]
}

/** By person, in one statement; for those who read the register. */
export async function leadersInRegister(
  db: ViewerDb,
  personIds: readonly string[],
): Promise<Map<string, LeaderInRegister>> {
  const { rows } = await sql<LeaderRow>`
    select p.id, e.person_id is not null as has_entry, e.changed_at = e.brought_in_at as is_lists,
      e.profession, e.member_sessions, e.member_years, e.sessions_led, e.sessions_co_led, e.leading_years,
      e.psychodynamic_training, e.region_ids, e.modes, e.languages,
      a.state, a.since_on, a.until_on, a.criteria_set_id, r.asks_for
    from unnest(${sql.val(personIds)}::uuid[]) as p (id)
    left join leader_entry e on e.person_id = p.id
    cross join lateral accreditation_at(p.id, society_today()) a
    left join accreditation_request r
      on r.person_id = p.id and r.withdrawn_at is null and r.answered_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, inRegister(row)]))
}

interface LeaderRow {
  id: string
  has_entry: boolean
  is_lists: boolean | null
  profession: string | null
  member_sessions: number | null
  member_years: number | null
  sessions_led: number | null
  sessions_co_led: number | null
  leading_years: number | null
  psychodynamic_training: boolean | null
  region_ids: string[] | null
  modes: string[] | null
  languages: string[] | null
  state: Accreditation
  since_on: Temporal.PlainDate | null
  until_on: Temporal.PlainDate | null
  criteria_set_id: string | null
  asks_for: 'working-towards' | 'accredited' | null
}

const inRegister = (row: LeaderRow): LeaderInRegister => ({
  entry: row.has_entry
    ? {
        profession: row.profession,
        memberSessions: row.member_sessions,
        memberYears: row.member_years,
        sessionsLed: row.sessions_led,
        sessionsCoLed: row.sessions_co_led,
        leadingYears: row.leading_years,
        psychodynamicTraining: row.psychodynamic_training ?? false,
        regionIds: row.region_ids ?? [],
        modes: row.modes ?? [],
        languages: row.languages ?? [],
      }
    : null,
  keepsItThemselves: row.has_entry && row.is_lists !== true,
  accreditation: {
    state: row.state,
    sinceOn: row.since_on,
    untilOn: row.until_on,
    criteriaSetId: row.criteria_set_id,
  },
  asksFor: row.asks_for,
})

export interface SupervisorListEntry {
  offers: string[]
  placesFree: number
  regionIds: string[]
  modes: string[]
  languages: string[]
  feeMinor: number | null
  currency: 'GBP' | 'EUR'
}

export interface SupervisorInRegister {
  entry: SupervisorListEntry
  keepsItThemselves: boolean
}

/** By person; nobody without an entry is in it. */
export async function supervisorsInRegister(
  db: ViewerDb,
  personIds: readonly string[],
): Promise<Map<string, SupervisorInRegister>> {
  const { rows } = await sql<SupervisorListEntry & { id: string; isLists: boolean | null }>`
    select person_id as id, changed_at = brought_in_at as "isLists", offers, places_free as "placesFree",
      region_ids as "regionIds", modes, languages, fee_minor as "feeMinor", currency
    from supervisor_entry where person_id = any (${sql.val(personIds)}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ id, isLists, ...entry }) => [id, { entry, keepsItThemselves: isLists !== true }]),
  )
}

export interface Listed {
  personId: string
  name: string
}

/** Everybody whose entry the viewer may read, by name. */
export async function listedLeaders(
  db: ViewerDb,
): Promise<(Listed & LeaderListEntry & Pick<LeaderInRegister, 'accreditation'>)[]> {
  const { rows } = await sql<LeaderRow & { name: string }>`
    select p.id, p.name, true as has_entry, false as is_lists,
      e.profession, e.member_sessions, e.member_years, e.sessions_led, e.sessions_co_led, e.leading_years,
      e.psychodynamic_training, e.region_ids, e.modes, e.languages, a.state, a.since_on, a.until_on, a.criteria_set_id,
      null as asks_for
    from leader_entry e join person p on p.id = e.person_id
    cross join lateral accreditation_at(p.id, society_today()) a order by p.name, p.id`.execute(db)
  return rows.flatMap((row) => {
    const { entry, accreditation } = inRegister(row)
    return entry ? [{ personId: row.id, name: row.name, ...entry, accreditation }] : []
  })
}

export async function listedSupervisors(db: ViewerDb): Promise<(Listed & SupervisorListEntry)[]> {
  const { rows } = await sql<Listed & SupervisorListEntry>`
    select p.id as "personId", p.name, offers, places_free as "placesFree", region_ids as "regionIds", modes, languages,
      fee_minor as "feeMinor", currency
    from supervisor_entry e join person p on p.id = e.person_id order by p.name, p.id`.execute(db)
  return rows
}
