import type { ViewerDb } from '../../../../platform/database/database.ts'
import type { LeaderFacts } from '../../rules/group-facts.ts'
import { accreditationIsAsked, accreditationToday } from '../group-leaders.ts'

/** Those who lead the group, in the order they came. */
export async function leaderFacts(db: ViewerDb, groupId: string): Promise<LeaderFacts[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .leftJoin('leader_entry', 'leader_entry.person_id', 'group_leader.person_id')
    .leftJoin('profile', 'profile.person_id', 'group_leader.person_id')
    .select(['person.name', 'leader_entry.profession', 'leader_entry.group_member_experience'])
    .select(['leader_entry.psychodynamic_training', 'profile.phone'])
    .select([accreditationToday, accreditationIsAsked])
    .select(['group_leader.person_id', 'leader_entry.changed_at as entered_at'])
    .where('group_leader.group_id', '=', groupId)
    .where('group_leader.left_at', 'is', null)
    .orderBy('group_leader.joined_at')
    .orderBy('group_leader.person_id')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    profession: row.profession,
    groupMemberExperience: row.group_member_experience ?? false,
    psychodynamicTraining: row.psychodynamic_training ?? false,
    accreditation: row.accreditation,
    accreditationAsked: row.accreditation_asked,
    hasPhone: row.phone !== null,
    isViewer: row.person_id === db.viewer.personId,
    hasEntry: row.entered_at !== null,
  }))
}
