import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canAskTheCircle } from '../policy.ts'
import { DAYS_TO_REPLY } from '../rules/evaluation.ts'

/** Whoever sits in the circle now is asked; null where the circle is too small, or is asked already. */
export async function openEvaluation(
  db: ViewerDb,
  groupId: string,
  kind: 'ending' | 'term',
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select open_evaluation(${groupId}, ${kind}, ${DAYS_TO_REPLY}) as id`.execute(db)
  return rows[0]?.id ?? null
}

/** The leaders ask the circle in between, at the end of a term; each member gets one email. */
export async function askTheCircle(
  db: ViewerDb,
  groupId: string,
): Promise<{ evaluationId: string } | Refusal<'not-to-be-asked'>> {
  await groupFor(db, groupId, canAskTheCircle)
  const evaluationId = await openEvaluation(db, groupId, 'term')
  if (!evaluationId) return refuse('not-to-be-asked')
  const members = await db
    .selectFrom('membership')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .execute()
  await queueEmails(db, 'evaluation-opened', {
    to: members.map(({ person_id }) => ({ personId: person_id })),
    about: evaluationId,
  })
  return { evaluationId }
}
