import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../queries/led-group.ts'

export interface LeaderEntry {
  groupMemberExperience: boolean
  psychodynamicTraining: boolean
  profession?: string | undefined
  accreditation: 'none' | 'working-towards' | 'accredited'
}

/** A leader's own word about themselves (R17–R20); it goes with the person, to every group they lead. */
export async function keepLeaderEntry(db: ViewerDb, groupId: string, entry: LeaderEntry): Promise<void> {
  await ledGroup(db, groupId)
  const kept = {
    profession: entry.profession ?? null,
    group_member_experience: entry.groupMemberExperience,
    psychodynamic_training: entry.psychodynamicTraining,
    accreditation: entry.accreditation,
    changed_at: db.now,
  }
  await db
    .insertInto('leader_entry')
    .values({ person_id: found(db.viewer.personId), ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
}
