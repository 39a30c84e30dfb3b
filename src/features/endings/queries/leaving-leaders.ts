import type { Db } from '../../../platform/database/database.ts'

export interface LeavingLeader {
  id: string
  groupId: string
  groupName: string
  timeZone: string
  personId: string
  name: string
  /** When their last meeting is over. */
  leavesAt: Temporal.Instant
  /** When it begins; null: they have led for the last time already. */
  lastStartsAt: Temporal.Instant | null
  takenBackAt: Temporal.Instant | null
}

const leavings = (db: Db) =>
  db
    .selectFrom('leader_leaving as l')
    .innerJoin('balint_group as g', 'g.id', 'l.group_id')
    .innerJoin('person as p', 'p.id', 'l.person_id')
    .leftJoin('meeting as m', 'm.id', 'l.last_meeting_id')
    .select(['l.id', 'l.group_id as groupId', 'g.name as groupName', 'g.time_zone as timeZone'])
    .select(['l.person_id as personId', 'p.name', 'l.leaves_at as leavesAt', 'm.starts_at as lastStartsAt'])
    .select('l.taken_back_at as takenBackAt')

/** Leaders of the group who have said when they go, and have not gone yet. */
export function leavingLeaders(db: Db, groupId: string): Promise<LeavingLeader[]> {
  return leavings(db)
    .where('l.group_id', '=', groupId)
    .where('l.taken_back_at', 'is', null)
    .where('l.left_at', 'is', null)
    .orderBy('l.leaves_at')
    .execute()
}

export async function leavingById(db: Db, id: string): Promise<LeavingLeader | null> {
  return (await leavings(db).where('l.id', '=', id).executeTakeFirst()) ?? null
}
