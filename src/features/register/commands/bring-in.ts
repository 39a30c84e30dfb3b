import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { societySettings } from '../../society/queries.ts'
import { canDecide } from '../policy.ts'
import { criteriaForNewcomers } from '../queries/criteria.ts'
import {
  type LeaderListEntry,
  leadersInRegister,
  type SupervisorListEntry,
} from '../queries/entries-in-list.ts'
import { keptCriteria } from '../rules/criteria.ts'

/** What a list says of somebody's accreditation. */
export interface ListedAccreditation {
  personId: string
  state: 'working-towards' | 'accredited'
  sinceOn: Temporal.PlainDate
  untilOn: Temporal.PlainDate | null
}

const fromList = 'From the society’s list.'

/** Entries from a list, in one statement; whoever keeps their own entry keeps it. Administrators alone. */
export async function bringInLeaders(
  db: ViewerDb,
  entries: readonly (LeaderListEntry & { personId: string })[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    person_id: entry.personId,
    profession: entry.profession,
    member_sessions: entry.memberSessions,
    member_years: entry.memberYears,
    sessions_led: entry.sessionsLed,
    sessions_co_led: entry.sessionsCoLed,
    leading_years: entry.leadingYears,
    psychodynamic_training: entry.psychodynamicTraining,
    region_ids: entry.regionIds,
    modes: entry.modes,
    languages: entry.languages,
  }))
  await sql`select bring_in_leaders(${JSON.stringify(rows)}::jsonb)`.execute(db)
}

export async function bringInSupervisors(
  db: ViewerDb,
  entries: readonly (SupervisorListEntry & { personId: string })[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    person_id: entry.personId,
    offers: entry.offers,
    places_free: entry.placesFree,
    region_ids: entry.regionIds,
    modes: entry.modes,
    languages: entry.languages,
    fee_minor: entry.feeMinor,
    currency: entry.currency,
  }))
  await sql`select bring_in_supervisors(${JSON.stringify(rows)}::jsonb)`.execute(db)
}

/**
 * Whoever sits in the Council decides by bringing the list in; from anybody else it is put before the Council. No
 * letters are written: the list says what was decided long ago.
 */
export async function bringInAccreditations(
  db: ViewerDb,
  listed: readonly ListedAccreditation[],
): Promise<void> {
  const decided = listed.filter(({ personId }) => canDecide(db.viewer, personId))
  const asked = listed.filter(({ personId }) => !canDecide(db.viewer, personId))
  if (decided.length > 0) await decide(db, decided)
  if (asked.length > 0) await ask(db, asked)
}

async function decide(db: ViewerDb, listed: readonly ListedAccreditation[]): Promise<void> {
  const before = await leadersInRegister(
    db,
    listed.map(({ personId }) => personId),
  )
  const newcomers = await criteriaForNewcomers(db, dateIn(db.now, (await societySettings(db)).timeZone))
  const decisions = listed.map(({ personId, state, sinceOn, untilOn }) => {
    const now = before.get(personId)?.accreditation
    return {
      id: newId(),
      person_id: personId,
      state,
      since_on: sinceOn,
      until_on: untilOn,
      criteria_set_id: (now && keptCriteria(now)) ?? newcomers?.id ?? null,
      reason: fromList,
      decided_at: db.now,
      decided_by: db.viewer.personId,
    }
  })
  await db.insertInto('accreditation_decision').values(decisions).execute()
  await db
    .updateTable('accreditation_request')
    .set({ answered_at: db.now, answered_by: db.viewer.personId, answer: fromList })
    .where(
      'person_id',
      'in',
      listed.map(({ personId }) => personId),
    )
    .where('withdrawn_at', 'is', null)
    .where('answered_at', 'is', null)
    .execute()
}

async function ask(db: ViewerDb, listed: readonly ListedAccreditation[]): Promise<void> {
  const wishes = listed.map(({ personId, state, sinceOn, untilOn }) => ({
    person_id: personId,
    asks_for: state,
    since_on: sinceOn.toString(),
    note: untilOn ? `${fromList} Until ${untilOn.toString()}.` : fromList,
  }))
  await sql`select bring_in_accreditation_requests(${JSON.stringify(wishes)}::jsonb)`.execute(db)
}
