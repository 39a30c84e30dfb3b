import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { ledGroup } from '../queries/led-group.ts'

export interface LeaderEntry {
  groupMemberExperience: boolean
  psychodynamicTraining: boolean
  profession?: string | undefined
}

/**
 * A leader's own word about themselves (R17, R19, R20); it goes with the person, to every group they lead, and into the
 * register. Whether they are accredited is the Council's word (register/commands/decide-accreditation.ts).
 */
export async function keepLeaderEntry(db: ViewerDb, groupId: string, entry: LeaderEntry): Promise<void> {
  await ledGroup(db, groupId)
  const kept = {
    profession: entry.profession ?? null,
    group_member_experience: entry.groupMemberExperience,
    psychodynamic_training: entry.psychodynamicTraining,
    changed_at: db.now,
  }
  await db
    .insertInto('leader_entry')
    .values({ person_id: found(db.viewer.personId), ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
}
