import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { groupById } from '../../groups/queries/group.ts'
import { canSeeApplicants } from '../policy.ts'

/** Whoever had no computer, camera or good line when they applied has them now (R32–R34). Said once, it stands. */
export async function noteTechnology(
  db: ViewerDb,
  { groupId, applicationId }: { groupId: string; applicationId: string },
): Promise<{ applicationId: string }> {
  const group = await groupById(db, groupId)
  if (!canSeeApplicants(group)) throw new NotFound()
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
