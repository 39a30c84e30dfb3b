import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canDecide } from '../policy.ts'
import { accreditationOf } from '../queries/accreditation.ts'
import { criteriaForNewcomers } from '../queries/criteria.ts'
import { keptCriteria } from '../rules/criteria.ts'

export interface Decision {
  state: Accreditation
  sinceOn: Temporal.PlainDate
  untilOn?: Temporal.PlainDate | undefined
  /** Only where they have registered under none yet. */
  criteriaSetId?: string | undefined
  reason?: string | undefined
}

/**
 * The Council's word, kept for good: a further decision replaces it from its day on. It answers the request that is
 * open. Candidates keep the set of criteria they registered under, even when a newer one holds for newcomers.
 */
export async function decideAccreditation(
  db: ViewerDb,
  personId: string,
  decision: Decision,
): Promise<
  | { decisionId: string }
  | Refusal<'not-yet' | 'ends-before-it-begins' | 'only-accreditation-ends' | 'criteria-unknown'>
> {
  if (!canDecide(db.viewer, personId)) throw new NotFound()
  const { state, sinceOn, untilOn } = decision
  const today = await societyToday(db)
  if (Temporal.PlainDate.compare(sinceOn, today) > 0) return refuse('not-yet')
  if (untilOn && state !== 'accredited') return refuse('only-accreditation-ends')
  if (untilOn && Temporal.PlainDate.compare(untilOn, sinceOn) < 0) return refuse('ends-before-it-begins')

  await lockPerson(db, personId)
  const now = await accreditationOf(db, personId)
  const newcomers = await criteriaForNewcomers(db, today)
  const criteriaSetId =
    keptCriteria(now) ?? (state === 'none' ? null : (decision.criteriaSetId ?? newcomers?.id ?? null))
  if (criteriaSetId && !(await isCriteriaSet(db, criteriaSetId))) return refuse('criteria-unknown')

  const requestId = await openRequest(db, personId)
  const decisionId = newId()
  await db
    .insertInto('accreditation_decision')
    .values({
      id: decisionId,
      person_id: personId,
      state,
      since_on: sinceOn,
      until_on: untilOn ?? null,
      criteria_set_id: criteriaSetId,
      reason: decision.reason ?? null,
      request_id: requestId,
      decided_at: db.now,
      decided_by: db.viewer.personId,
    })
    .execute()
  if (requestId) await answer(db, requestId, decision.reason)
  await queueEmail(db, 'accreditation-decided', { to: { personId }, about: decisionId })
  return { decisionId }
}

/** The Council does not confirm what was asked: the state stays as it is, and the leader reads why. */
export async function declineAccreditationRequest(
  db: ViewerDb,
  personId: string,
  { reason }: { reason: string },
): Promise<{ requestId: string } | Refusal<'nothing-asked'>> {
  if (!canDecide(db.viewer, personId)) throw new NotFound()
  await lockPerson(db, personId)
  const requestId = await openRequest(db, personId)
  if (!requestId) return refuse('nothing-asked')
  await answer(db, requestId, reason)
  await queueEmail(db, 'accreditation-not-confirmed', { to: { personId }, about: requestId })
  return { requestId }
}

/** Two members of the Council who decide about the same person at once take turns. */
const lockPerson = (db: ViewerDb, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`accreditation:${personId}`}, 0))`.execute(db)

const answer = (db: ViewerDb, requestId: string, words: string | undefined) =>
  db
    .updateTable('accreditation_request')
    .set({ answered_at: db.now, answered_by: db.viewer.personId, answer: words ?? null })
    .where('id', '=', requestId)
    .execute()

async function openRequest(db: ViewerDb, personId: string): Promise<string | null> {
  const open = await db
    .selectFrom('accreditation_request')
    .select('id')
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return open?.id ?? null
}

async function isCriteriaSet(db: ViewerDb, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('criteria_set').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

async function societyToday(db: ViewerDb): Promise<Temporal.PlainDate> {
  const { rows } = await sql<{ today: Temporal.PlainDate }>`select society_today() as today`.execute(db)
  const [row] = rows
  if (!row) throw new Error('society_today() answered nothing')
  return row.today
}
