import type { Db } from '../../../platform/database/database.ts'

/** Every leader, and the members whose own meeting it is: whom the group's emails about it go to. */
export async function peopleAt(db: Db, groupId: string, startsAt: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('group_leader')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .union((eb) =>
      eb
        .selectFrom('membership')
        .leftJoin('meeting as first', 'first.id', 'membership.first_meeting_id')
        .leftJoin('meeting as last', 'last.id', 'membership.last_meeting_id')
        .select('person_id')
        .where('membership.group_id', '=', groupId)
        .where('left_at', 'is', null)
        .where((own) => own.or([own('first.starts_at', 'is', null), own('first.starts_at', '<=', startsAt)]))
        .where((own) => own.or([own('last.starts_at', 'is', null), own('last.starts_at', '>=', startsAt)])),
    )
    .execute()
  return rows.map(({ person_id }) => person_id)
}
