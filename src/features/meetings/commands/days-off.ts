import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { groupToArrange } from './group-to-arrange.ts'

interface Days {
  firstOn: Temporal.PlainDate
  lastOn: Temporal.PlainDate
}

/** Days on which the group does not meet. Dates that are made already stay: they are cancelled as such. */
export async function notePause(
  db: ViewerDb,
  groupId: string,
  { firstOn, lastOn, reason }: Days & { reason?: string | undefined },
): Promise<{ pauseId: string }> {
  await groupToArrange(db, groupId)
  const pauseId = newId()
  await db
    .insertInto('group_pause')
    .values({
      id: pauseId,
      group_id: groupId,
      first_on: firstOn,
      last_on: lastOn,
      reason: reason ?? null,
      noted_by: found(db.viewer.personId),
      noted_at: db.now,
    })
    .execute()
  return { pauseId }
}

export async function takeBackPause(
  db: ViewerDb,
  groupId: string,
  pauseId: string,
): Promise<{ pauseId: string }> {
  await groupToArrange(db, groupId)
  await db.deleteFrom('group_pause').where('id', '=', pauseId).where('group_id', '=', groupId).execute()
  return { pauseId }
}

/** Days on which the viewer is away from every group they lead. */
export async function noteLeave(db: ViewerDb, { firstOn, lastOn }: Days): Promise<{ leaveId: string }> {
  const personId = db.viewer.personId
  if (!personId) throw new Forbidden()
  const leaveId = newId()
  await db
    .insertInto('leader_leave')
    .values({ id: leaveId, person_id: personId, first_on: firstOn, last_on: lastOn, noted_at: db.now })
    .execute()
  return { leaveId }
}

/** Only one's own: another's is not there. */
export async function takeBackLeave(db: ViewerDb, leaveId: string): Promise<{ leaveId: string }> {
  await db
    .deleteFrom('leader_leave')
    .where('id', '=', leaveId)
    .where('person_id', '=', db.viewer.personId)
    .execute()
  return { leaveId }
}
