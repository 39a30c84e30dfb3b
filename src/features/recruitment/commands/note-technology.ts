import type { ViewerDb } from '../../../platform/database/database.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canSeeApplicants } from '../policy.ts'

/** Whoever had no computer, camera or good line when they applied has them now (R32–R34). Said once, it stands. */
export async function noteTechnology(
  db: ViewerDb,
  { groupId, applicationId }: { groupId: string; applicationId: string },
): Promise<{ applicationId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  await db
    .updateTable('application')
    .set({ has_computer: true, has_camera: true, has_connection: true })
    .where('id', '=', applicationId)
    .where('group_id', '=', groupId)
    .where((eb) =>
      eb.not(
        eb.and([eb('has_computer', '=', true), eb('has_camera', '=', true), eb('has_connection', '=', true)]),
      ),
    )
    .execute()
  return { applicationId }
}
