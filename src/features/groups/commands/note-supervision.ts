import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Group } from '../queries/group.ts'
import { ledGroup } from '../queries/led-group.ts'

export interface Supervision {
  kind: 'individual' | 'pair' | 'peer'
  sinceOn: Temporal.PlainDate
  everyWeeks: number
  /** With whom, where both sides have agreed to it through the register. */
  agreed?: {
    requestId?: string | undefined
    supervisionId?: string | undefined
    supervisorId: string | null
    peerGroupId: string | null
    /** For an hour. */
    feeMinor: number | null
    currency: Currency | null
  }
}

/** That there is supervision, of which kind, since when and how often; never what is said in it. */
export async function noteSupervision(
  db: ViewerDb,
  groupId: string,
  { agreed, ...noted }: Supervision,
): Promise<void> {
  const group = await ledGroup(db, groupId)
  // Of two leaders who note it in the same second, the later one's takes the place of the earlier one's.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision:${groupId}`}, 0))`.execute(db)
  await endArrangement(db, group)
  await db
    .insertInto('supervision_arrangement')
    .values({
      id: newId(),
      group_id: groupId,
      kind: noted.kind,
      every_weeks: noted.everyWeeks,
      since_on: noted.sinceOn,
      ...(agreed && {
        contact_request_id: agreed.requestId ?? null,
        supervision_id: agreed.supervisionId ?? null,
        supervisor_id: agreed.supervisorId,
        peer_group_id: agreed.peerGroupId,
        fee_minor: agreed.feeMinor,
        fee_currency: agreed.feeMinor === null ? null : agreed.currency,
      }),
    })
    .execute()
}

export async function endSupervision(
  db: ViewerDb,
  groupId: string,
): Promise<{ ended: true } | Refusal<'no-supervision'>> {
  const ended = await endArrangement(db, await ledGroup(db, groupId))
  return ended ? { ended: true } : refuse('no-supervision')
}

async function endArrangement(db: ViewerDb, { id, timeZone }: Group): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('supervision_arrangement')
    .set({ ended_on: dateIn(db.now, timeZone) })
    .where('group_id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
