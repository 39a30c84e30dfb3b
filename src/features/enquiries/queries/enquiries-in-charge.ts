import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { canSeeEnquiries } from '../policy.ts'
import type { EnquiryKind } from '../queries.ts'
import { type InvitationState, invitationState } from '../rules/next-step.ts'

/** Those that wait for us (the longest wait first), all that are open, or the closed ones (newest first). */
export type EnquiryList = 'waiting' | 'open' | 'closed'

export interface EnquiryLine {
  id: string
  kind: EnquiryKind
  name: string
  regionName: string | null
  receivedAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  discussionOn: Temporal.PlainDate | null
  invitation: InvitationState | null
}

export interface EnquiryLeaf {
  lines: EnquiryLine[]
  /** Where the next leaf begins; null when this is the last. */
  next: Cursor | null
}

export const LINES_A_LEAF = 25

const orders = {
  waiting: { by: 'waiting_since', way: 'asc' },
  open: { by: 'received_at', way: 'desc' },
  closed: { by: 'closed_at', way: 'desc' },
} as const

/**
 * One leaf of the enquiries in the viewer's charge. Each region is read along an index of its own and only as far
 * as the leaf reaches, so that it costs the same with 10,000 enquiries.
 */
export async function enquiriesInCharge(
  db: ViewerDb,
  { list, after }: { list: EnquiryList; after?: Cursor | undefined },
): Promise<EnquiryLeaf> {
  const { viewer } = db
  if (!canSeeEnquiries(viewer)) return { lines: [], next: null }
  const found: { line: EnquiryLine; at: Temporal.Instant }[] = []
  for (const regionId of viewer.administrator ? [null] : viewer.regionIds) {
    found.push(...(await linesOf(db, list, after, regionId)))
  }
  const forwards = orders[list].way === 'asc' ? 1 : -1
  found.sort(
    (one, other) =>
      forwards * (Temporal.Instant.compare(one.at, other.at) || (one.line.id < other.line.id ? -1 : 1)),
  )
  const leaf = found.slice(0, LINES_A_LEAF)
  const last = leaf.at(-1)
  return {
    lines: leaf.map(({ line }) => line),
    next: found.length > LINES_A_LEAF && last ? { at: last.at, id: last.line.id } : null,
  }
}

async function linesOf(
  db: ViewerDb,
  list: EnquiryList,
  after: Cursor | undefined,
  regionId: string | null,
): Promise<{ line: EnquiryLine; at: Temporal.Instant }[]> {
  const { by, way } = orders[list]
  const rows = await db
    .with('leaf', (cte) =>
      cte
        .selectFrom('enquiry')
        .select(['id', 'kind', 'correspondent_id', 'region_id', 'received_at', 'waiting_since', 'closed_at'])
        .$if(list === 'waiting', (query) => query.where('waiting_since', 'is not', null))
        .$if(list === 'open', (query) => query.where('closed_at', 'is', null))
        .$if(list === 'closed', (query) => query.where('closed_at', 'is not', null))
        .$if(regionId !== null, (query) => query.where('region_id', '=', regionId))
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(${sql.ref(by)}, id) ${way === 'asc' ? sql`>` : sql`<`} (${after?.at}, ${after?.id})`,
          ),
        )
        .orderBy(by, way)
        .orderBy('id', way)
        .limit(LINES_A_LEAF + 1),
    )
    .selectFrom('leaf')
    .innerJoin('correspondent', 'correspondent.id', 'leaf.correspondent_id')
    .leftJoin('region', 'region.id', 'leaf.region_id')
    .leftJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('initial_discussion')
          .select('held_on')
          .whereRef('initial_discussion.enquiry_id', '=', 'leaf.id')
          .orderBy('noted_at', 'desc')
          .limit(1)
          .as('discussion'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('invitation')
          .select(['expires_at', 'accepted_at', 'declined_at'])
          .whereRef('invitation.enquiry_id', '=', 'leaf.id')
          .where('withdrawn_at', 'is', null)
          .orderBy('invited_at', 'desc')
          .limit(1)
          .as('invited'),
      (join) => join.onTrue(),
    )
    .select(['leaf.id', 'leaf.kind', 'leaf.received_at', 'leaf.waiting_since', 'leaf.closed_at'])
    .select(['correspondent.name', 'region.name as region_name', 'discussion.held_on'])
    .select(['invited.expires_at', 'invited.accepted_at', 'invited.declined_at'])
    .execute()
  return rows.map((row) => ({
    at: row[by] ?? row.received_at,
    line: {
      id: row.id,
      kind: row.kind,
      name: row.name,
      regionName: row.region_name,
      receivedAt: row.received_at,
      waitingSince: row.waiting_since,
      closedAt: row.closed_at,
      discussionOn: row.held_on,
      invitation: row.expires_at && stateOf(row.expires_at, row, db.now),
    },
  }))
}

const stateOf = (
  expiresAt: Temporal.Instant,
  answer: { accepted_at: Temporal.Instant | null; declined_at: Temporal.Instant | null },
  now: Temporal.Instant,
) => invitationState({ expiresAt, acceptedAt: answer.accepted_at, declinedAt: answer.declined_at }, now)
