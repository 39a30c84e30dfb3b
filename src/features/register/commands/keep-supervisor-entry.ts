import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canDecide } from '../policy.ts'
import { councilIds } from './ask-for-accreditation.ts'
import { areRegions } from './keep-entry.ts'

export interface SupervisorEntry {
  offers: ('individual' | 'pair' | 'peer')[]
  placesFree: number
  regions: string[]
  modes: ('face-to-face' | 'online')[]
  languages: string[]
  feeMinor?: number | undefined
  currency: Currency
  about?: string | undefined
  findable: boolean
}

/** Who offers supervision keeps their own entry (R25, R36–R37). The first time, the Council is asked to confirm it. */
export async function keepSupervisorEntry(
  db: ViewerDb,
  entry: SupervisorEntry,
): Promise<{ kept: true } | Refusal<'region-unknown'>> {
  const personId = found(db.viewer.personId)
  if (!(await areRegions(db, entry.regions))) return refuse('region-unknown')
  const before = await db
    .selectFrom('supervisor_entry')
    .select('findable_since')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  const kept = {
    offers: entry.offers,
    places_free: entry.placesFree,
    region_ids: entry.regions,
    modes: entry.modes,
    languages: entry.languages,
    fee_minor: entry.feeMinor ?? null,
    currency: entry.currency,
    about: entry.about ?? null,
    findable_since: entry.findable ? (before?.findable_since ?? db.now) : null,
    changed_at: db.now,
  }
  await db
    .insertInto('supervisor_entry')
    .values({ person_id: personId, entered_at: db.now, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
  if (!before?.findable_since && entry.findable && !(await isConfirmed(db, personId))) {
    const to = (await councilIds(db)).filter((id) => id !== personId)
    await queueEmails(db, 'supervisor-entered', { to: to.map((id) => ({ personId: id })), about: personId })
  }
  return { kept: true }
}

/** The Council says that somebody may be found as a supervisor; twice is once. */
export async function confirmSupervisor(db: ViewerDb, personId: string): Promise<{ confirmed: true }> {
  if (!canDecide(db.viewer, personId)) throw new NotFound()
  found(
    await db
      .selectFrom('supervisor_entry')
      .select('person_id')
      .where('person_id', '=', personId)
      .executeTakeFirst(),
  )
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('supervisor_confirmation')
    .values({ id: newId(), person_id: personId, confirmed_at: db.now, confirmed_by: db.viewer.personId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) {
    await queueEmail(db, 'supervisor-confirmed', { to: { personId }, about: personId })
  }
  return { confirmed: true }
}

/** They are not found any more. What leaders and they have arranged is theirs, and goes on. */
export async function endConfirmation(
  db: ViewerDb,
  personId: string,
): Promise<{ ended: true } | Refusal<'not-confirmed'>> {
  if (!canDecide(db.viewer, personId)) throw new NotFound()
  const { numUpdatedRows } = await db
    .updateTable('supervisor_confirmation')
    .set({ ended_at: db.now, ended_by: db.viewer.personId })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { ended: true } : refuse('not-confirmed')
}

async function isConfirmed(db: ViewerDb, personId: string): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`
    select supervisor_is_confirmed(${personId}::uuid) as confirmed`.execute(db)
  return rows[0]?.confirmed ?? false
}
