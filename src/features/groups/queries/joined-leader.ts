import type { Db } from '../../../platform/database/database.ts'

/** Who joined a group by an invitation, as those who lead it read it; undefined when they lead it no more. */
export function joinedLeader(
  db: Db,
  invitationId: string,
): Promise<{ leader: string; group: string; groupId: string } | undefined> {
  return db
    .selectFrom('invitation')
    .innerJoin('balint_group', 'balint_group.id', 'invitation.group_id')
    .innerJoin('group_leader', (join) =>
      join
        .onRef('group_leader.group_id', '=', 'invitation.group_id')
        .onRef('group_leader.person_id', '=', 'invitation.accepted_by')
        .on('group_leader.left_at', 'is', null),
    )
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .select(['person.name as leader', 'balint_group.name as group', 'balint_group.id as groupId'])
    .where('invitation.id', '=', invitationId)
    .executeTakeFirst()
}
