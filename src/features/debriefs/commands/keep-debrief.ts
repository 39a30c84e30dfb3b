import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canWriteDebrief } from '../policy.ts'
import { recordOf } from '../queries/debriefs.ts'
import { type Debrief, inText } from '../rules/debrief.ts'
import { meetingInHand } from './meeting-in-hand.ts'
import { markHeld } from './note-held.ts'

interface Wish {
  groupId: string
  meetingId: string
  debrief: Debrief
  /** What the page showed; 0 for nothing yet. */
  revision: number
}

type NotKept = Refusal<'not-now' | 'nothing-said' | 'changed-meanwhile' | 'cannot-seal'>

/** One debrief a meeting, that both leaders see and change: sealed before it reaches the database. */
export async function keepDebrief(
  db: ViewerDb,
  seals: Seals,
  { groupId, meetingId, debrief, revision }: Wish,
): Promise<{ meetingId: string } | NotKept> {
  const { meeting, time, deletedOn } = await meetingInHand(db, groupId, meetingId)
  if (!canWriteDebrief(time)) return refuse('not-now')
  if (debrief.said.length === 0 && debrief.words === null) return refuse('nothing-said')
  if (revision !== (meeting.kept?.revision ?? 0)) return refuse('changed-meanwhile')

  const id = meeting.kept?.id ?? newId()
  const sealed = seals.seal(recordOf({ id, deletedOn }), inText(debrief))
  if (sealed === null) return refuse('cannot-seal')
  const written = {
    sealed: sealed.sealed,
    wrapped_key: sealed.wrappedKey,
    revision: revision + 1,
    written_by: found(db.viewer.personId),
    written_at: db.now,
  }
  const wasWritten = meeting.kept
    ? await writeAnew(db, { id, revision }, written)
    : await writeFirst(db, { id, meeting_id: meetingId, deleted_on: deletedOn, ...written })
  if (!wasWritten) return refuse('changed-meanwhile')
  await markHeld(db, meetingId)
  return { meetingId }
}

interface Written {
  sealed: Buffer
  wrapped_key: Buffer
  revision: number
  written_by: string
  written_at: Temporal.Instant
}

/** Whether the other had not been faster. */
async function writeAnew(
  db: ViewerDb,
  { id, revision }: { id: string; revision: number },
  written: Written,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('debrief')
    .set(written)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

async function writeFirst(
  db: ViewerDb,
  row: Written & { id: string; meeting_id: string; deleted_on: Temporal.PlainDate },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('debrief')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
