import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ownSupervisors, type Report, reportById } from '../queries/reports.ts'

/** A leader asks a supervisor of theirs for a report to the Council. */
export async function askForReport(
  db: ViewerDb,
  { supervisor }: { supervisor: string },
): Promise<{ reportId: string } | Refusal<'no-supervisor' | 'asked-already'>> {
  const personId = found(db.viewer.personId)
  if (!(await ownSupervisors(db)).some((one) => one.personId === supervisor)) return refuse('no-supervisor')
  const reportId = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('report_request')
    .values({ id: reportId, person_id: personId, supervisor_id: supervisor, asked_at: db.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('asked-already')
  await queueEmail(db, 'report-asked', { to: { personId: supervisor }, about: reportId })
  return { reportId }
}

/** The leader does without it; before it is submitted. */
export async function withdrawReport(
  db: ViewerDb,
  reportId: string,
): Promise<{ withdrawn: true } | Refusal<'settled-already'>> {
  const report = found(await reportById(db, reportId))
  if (report.personId !== db.viewer.personId) throw new NotFound()
  return (await settle(db, reportId, { withdrawn_at: db.now }))
    ? { withdrawn: true }
    : refuse('settled-already')
}

/** Kept for its writer alone. */
export async function saveReport(
  db: ViewerDb,
  reportId: string,
  { body }: { body: string },
): Promise<{ reportId: string } | Refusal<'settled-already'>> {
  const report = await writersOwn(db, reportId)
  if (isSettled(report)) return refuse('settled-already')
  await db
    .insertInto('report_text')
    .values({ request_id: reportId, body, saved_at: db.now })
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet({ body, saved_at: db.now }))
    .execute()
  return { reportId }
}

/** From now on the leader and the Council read it, and nobody changes it any more. */
export async function submitReport(
  db: ViewerDb,
  reportId: string,
  words: { body: string },
): Promise<{ reportId: string } | Refusal<'settled-already'>> {
  const saved = await saveReport(db, reportId, words)
  if ('refused' in saved) return saved
  if (!(await settle(db, reportId, { submitted_at: db.now }))) return refuse('settled-already')
  const { personId } = await writersOwn(db, reportId)
  await queueEmail(db, 'report-submitted', { to: { personId }, about: reportId })
  return { reportId }
}

/** The supervisor writes none. */
export async function declineReport(
  db: ViewerDb,
  reportId: string,
): Promise<{ reportId: string } | Refusal<'settled-already'>> {
  const { personId } = await writersOwn(db, reportId)
  if (!(await settle(db, reportId, { declined_at: db.now }))) return refuse('settled-already')
  await queueEmail(db, 'report-declined', { to: { personId }, about: reportId })
  return { reportId }
}

async function writersOwn(db: ViewerDb, reportId: string): Promise<Report> {
  const report = found(await reportById(db, reportId))
  if (report.supervisorId !== db.viewer.personId) throw new NotFound()
  return report
}

export const isSettled = ({
  withdrawnAt,
  declinedAt,
  submittedAt,
}: Pick<Report, 'withdrawnAt' | 'declinedAt' | 'submittedAt'>): boolean =>
  withdrawnAt !== null || declinedAt !== null || submittedAt !== null

type Settled = Partial<Record<'withdrawn_at' | 'declined_at' | 'submitted_at', Temporal.Instant>>

async function settle(db: ViewerDb, reportId: string, settled: Settled): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('report_request')
    .set(settled)
    .where('id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('submitted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
