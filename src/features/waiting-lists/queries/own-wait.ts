import type { Db } from '../../../platform/database/database.ts'
import { type WaitState, waitState } from '../rules/wait.ts'

export interface OwnWait {
  id: string
  regionId: string | null
  regionName: string | null
  wantsOnline: boolean
  profession: string | null
  area: string | null
  /** Put down by somebody of the society, at the person's own enquiry. */
  wasProposed: boolean
  confirmedAt: Temporal.Instant | null
  wantedUntil: Temporal.Instant | null
  leftAt: Temporal.Instant | null
  state: WaitState
}

/** The entry that the caller's secret address opens. */
export async function ownWait(db: Db): Promise<OwnWait | undefined> {
  const row = await db
    .selectFrom('waiting_list_entry as entry')
    .leftJoin('region', 'region.id', 'entry.region_id')
    .select(['entry.id', 'entry.region_id as regionId', 'region.name as regionName'])
    .select(['entry.wants_online as wantsOnline', 'entry.profession', 'entry.area', 'entry.proposed_by'])
    .select([
      'entry.confirmed_at as confirmedAt',
      'entry.wanted_until as wantedUntil',
      'entry.left_at as leftAt',
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { proposed_by: proposedBy, ...entry } = row
  return { ...entry, wasProposed: proposedBy !== null, state: waitState(entry, db.now) }
}
