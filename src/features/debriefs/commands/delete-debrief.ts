import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'
import { recordOf } from '../queries/debriefs.ts'
import { meetingInHand } from './meeting-in-hand.ts'

/**
 * Before its day, by either of its leaders. First its key, so that what may be left anywhere can be read by nobody; then
 * its row. That they came together stays.
 */
export async function deleteDebrief(
  db: ViewerDb,
  seals: Seals,
  groupId: string,
  meetingId: string,
): Promise<{ keyDestroyed: boolean }> {
  const { meeting } = await meetingInHand(db, groupId, meetingId)
  const kept = found(meeting.kept)
  const keyDestroyed = await seals.destroy(db, recordOf(kept))
  await db.deleteFrom('debrief').where('id', '=', kept.id).execute()
  return { keyDestroyed }
}
