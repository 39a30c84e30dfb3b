import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canWriteMessage } from '../policy.ts'
import { takeOwnInHand } from './accept-place.ts'
import { takeInHand } from './take-in-hand.ts'
import { writeToApplicant, writeToLeaders } from './write-about-application.ts'

type NoMessage = Refusal<'application-over' | 'too-many-messages'>

/** One of the leaders to an applicant. */
export async function writeAsLeader(
  db: ViewerDb,
  { groupId, applicationId, body }: { groupId: string; applicationId: string; body: string },
): Promise<{ messageId: string } | NoMessage> {
  const { applicant } = await takeInHand(db, groupId, applicationId)
  if (!canWriteMessage(applicant.state)) return refuse('application-over')
  const messageId = await keep(db, { applicationId, authorId: found(db.viewer.personId), body })
  if (!messageId) return refuse('too-many-messages')
  await writeToApplicant(db, 'leaders-wrote', applicant, messageId)
  return { messageId }
}

/** The applicant to the group's leaders. */
export async function writeAsApplicant(
  db: HolderDb,
  body: string,
): Promise<{ messageId: string } | NoMessage> {
  const application = await takeOwnInHand(db)
  if (!canWriteMessage(application.state)) return refuse('application-over')
  const messageId = await keep(db, { applicationId: application.id, authorId: null, body })
  if (!messageId) return refuse('too-many-messages')
  await writeToLeaders(db, 'applicant-wrote', application.groupId, messageId)
  return { messageId }
}

/** Each is an email in somebody's mailbox. */
const MOST_A_DAY = 10

/** null when this side has written too much today. */
async function keep(
  db: Db,
  { applicationId, authorId, body }: { applicationId: string; authorId: string | null; body: string },
): Promise<string | null> {
  const { count } = await db
    .selectFrom('application_message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('application_id', '=', applicationId)
    .where('author_id', authorId === null ? 'is' : 'is not', null)
    .where('written_at', '>', db.now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  if (count >= MOST_A_DAY) return null
  const id = newId()
  await db
    .insertInto('application_message')
    .values({ id, application_id: applicationId, author_id: authorId, body, written_at: db.now })
    .execute()
  return id
}
