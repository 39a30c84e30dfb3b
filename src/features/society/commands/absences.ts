import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canBeAway } from '../policy.ts'
import { colleagues, societyToday } from '../queries/absences.ts'
import { absenceFault } from '../rules/absence.ts'

export interface NewAbsence {
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
  /** Who stands in; somebody whose name the viewer may see. */
  standIn?: string | undefined
}

type NotAway =
  | 'ends-before-it-begins'
  | 'over-already'
  | 'too-long'
  | 'away-then-already'
  | 'no-colleague'
  | 'stand-in-is-away'

/** Somebody who holds an office will be away; whoever stands in is told, and takes their region's enquiries. */
export async function noteAbsence(
  db: ViewerDb,
  { firstOn, lastOn, standIn }: NewAbsence,
): Promise<{ absenceId: string } | Refusal<NotAway>> {
  const { personId } = db.viewer
  if (personId === null || !canBeAway(db.viewer)) throw new Forbidden()
  const fault = absenceFault({ firstOn, lastOn }, await societyToday(db))
  if (fault) return refuse(fault)
  // Two tabs enter one after the other: the later one sees what the earlier has entered.
  await sql`select pg_advisory_xact_lock(hashtextextended('absence:' || ${personId}, 0))`.execute(db)
  if (await isAway(db, personId, { firstOn, lastOn })) return refuse('away-then-already')
  if (standIn !== undefined) {
    if (!(await colleagues(db)).some((one) => one.personId === standIn)) return refuse('no-colleague')
    if (await isAway(db, standIn, { firstOn, lastOn })) return refuse('stand-in-is-away')
  }
  const absenceId = newId()
  await db
    .insertInto('office_absence')
    .values({
      id: absenceId,
      person_id: personId,
      first_on: firstOn,
      last_on: lastOn,
      covered_by: standIn ?? null,
      noted_at: db.now,
    })
    .execute()
  if (standIn !== undefined) {
    await queueEmail(db, 'standing-in', { to: { personId: standIn }, about: absenceId })
  }
  return { absenceId }
}

/** They are there after all, or back early. */
export async function withdrawAbsence(
  db: ViewerDb,
  absenceId: string,
): Promise<{ absenceId: string } | Refusal<'withdrawn-already'>> {
  const absence = found(
    await db
      .selectFrom('office_absence')
      .select(['person_id', 'covered_by', 'withdrawn_at'])
      .where('id', '=', absenceId)
      .executeTakeFirst(),
  )
  if (absence.person_id !== db.viewer.personId) throw new Forbidden()
  if (absence.withdrawn_at !== null) return refuse('withdrawn-already')
  await db
    .updateTable('office_absence')
    .set({ withdrawn_at: db.now })
    .where('id', '=', absenceId)
    .where('withdrawn_at', 'is', null)
    .execute()
  if (absence.covered_by !== null) {
    await queueEmail(db, 'standing-in-ended', { to: { personId: absence.covered_by }, about: absenceId })
  }
  return { absenceId }
}

async function isAway(
  db: ViewerDb,
  personId: string,
  { firstOn, lastOn }: Pick<NewAbsence, 'firstOn' | 'lastOn'>,
): Promise<boolean> {
  const { rows } = await sql<{ away: boolean }>`
    select is_away_between(${personId}::uuid, ${firstOn}::date, ${lastOn}::date) as away`.execute(db)
  return rows[0]?.away ?? false
}
