import type { ViewerDb } from '../../../platform/database/database.ts'

export interface Decision {
  reason: string
  /** null: they lead the group no more. */
  by: string | null
  at: Temporal.Instant
  /** null while it holds. */
  withdrawnAt: Temporal.Instant | null
}

/** What the leaders have decided about one essential, the newest first. */
export function decisionsOn(db: ViewerDb, groupId: string, rule: string, limit = 12): Promise<Decision[]> {
  return db
    .selectFrom('group_decision as d')
    .leftJoin('person', 'person.id', 'd.decided_by')
    .select(['d.reason', 'person.name as by', 'd.decided_at as at', 'd.withdrawn_at as withdrawnAt'])
    .where('d.group_id', '=', groupId)
    .where('d.rule', '=', rule)
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
}
