import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import type { Currency } from '../../../shared/money.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
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

/**
 * That there is supervision, of which kind, since when and how often; never what is said in it. It takes the place of
 * what the same leader had noted by hand.
 */
export async function noteSupervision(
  db: ViewerDb,
  groupId: string,
  { agreed, ...noted }: Supervision,
): Promise<void> {
  const me = found(db.viewer.personId)
  const { timeZone } = await ledGroup(db, groupId)
  // Of two who note it in the same second, the later one's takes the place of the earlier one's.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision:${groupId}`}, 0))`.execute(db)
  await db
    .updateTable('supervision_arrangement')
    .set({ ended_on: dateIn(db.now, timeZone) })
    .where('group_id', '=', groupId)
    .where('ended_on', 'is', null)
    .where(
      // Noted by hand, by kind alone, it was the same leader's word for it; another's stays.
      sql<boolean>`(num_nonnulls(supervisor_id, peer_group_id, supervision_id, contact_request_id) = 0
          and (noted_by is null or noted_by = ${me})
        or supervision_id = ${agreed?.supervisionId ?? null}::uuid or peer_group_id = ${agreed?.peerGroupId ?? null}::uuid)`,
    )
    .execute()
  await db
    .insertInto('supervision_arrangement')
    .values({
      id: newId(),
      group_id: groupId,
      kind: noted.kind,
      every_weeks: noted.everyWeeks,
      since_on: noted.sinceOn,
      noted_by: me,
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

/** From today on it is none of the group's any more: one's own, or what was noted by hand. */
export async function endSupervision(
  db: ViewerDb,
  groupId: string,
  { arrangement }: { arrangement: string },
): Promise<{ ended: true } | Refusal<'no-supervision'>> {
  const { timeZone } = await ledGroup(db, groupId)
  const { numUpdatedRows } = await db
    .updateTable('supervision_arrangement')
    .set({ ended_on: dateIn(db.now, timeZone) })
    .where('id', '=', arrangement)
    .where('group_id', '=', groupId)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n ? { ended: true } : refuse('no-supervision')
}
