import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

/** From now on its check address says that there is none. */
export async function withdrawCertificate(
  db: ViewerDb,
  id: string,
): Promise<{ certificateId: string } | Refusal<'withdrawn-already'>> {
  const certificate = await db
    .selectFrom('certificate')
    .select('withdrawn_at')
    .where('id', '=', id)
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()
  if (!certificate) throw new NotFound()
  if (certificate.withdrawn_at) return refuse('withdrawn-already')
  await db.updateTable('certificate').set({ withdrawn_at: db.now }).where('id', '=', id).execute()
  return { certificateId: id }
}
