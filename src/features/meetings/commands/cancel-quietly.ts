import type { ViewerDb } from '../../../platform/database/database.ts'
import { keepChanges } from './announce.ts'

interface Span {
  /** From the first that begins at this moment or later … */
  from: Temporal.Instant
  /** … to the last that begins before this one; left out: all of them. */
  before?: Temporal.Instant | undefined
  reason?: string | undefined
}

/**
 * Calls off what lies in a span and is not over, as a part of something larger: a pause, the end of the group. Its history is
 * kept; whoever asks for it tells everybody, in one email of their own.
 */
export async function cancelQuietly(
  db: ViewerDb,
  groupId: string,
  { from, before, reason }: Span,
): Promise<{ cancelled: number }> {
  const rows = await db
    .updateTable('meeting')
    .set((eb) => ({ cancelled_at: db.now, changed_at: db.now, sequence: eb('sequence', '+', 1) }))
    .where('group_id', '=', groupId)
    .where('starts_at', '>=', from)
    .where('ends_at', '>', db.now)
    .where('cancelled_at', 'is', null)
    .$if(before !== undefined, (query) => query.where('starts_at', '<', before ?? db.now))
    .returning(['id', 'starts_at', 'ends_at', 'sequence'])
    .execute()
  if (rows.length > 0) {
    await keepChanges(db, groupId, {
      reason,
      changes: rows.map((row) => ({
        meetingId: row.id,
        kind: 'cancelled' as const,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        sequence: row.sequence,
      })),
    })
  }
  return { cancelled: rows.length }
}
