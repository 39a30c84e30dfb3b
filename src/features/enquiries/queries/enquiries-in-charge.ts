import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { leafOf } from '../../../shared/cursor.ts'
import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import type { TimesOffered } from '../rules/discussion.ts'
import { type InvitationState, invitationState } from '../rules/next-step.ts'
import { unpickedOffer } from './discussion.ts'
import { type EnquirySource, enquirySources, ofSource } from './enquiry-sources.ts'
import { newestLedOn } from './led-on.ts'

/** Those that wait for us (the longest wait first), all that are open, or the closed ones (newest first). */
export type EnquiryList = 'waiting' | 'open' | 'closed'

export interface EnquiryFilter {
  kind?: EnquiryKind | undefined
  regionId?: string | undefined
  /** Only what the viewer has taken in hand, or was forwarded to them. */
  mine?: boolean | undefined
}

export interface EnquiryLine {
  id: string
  kind: EnquiryKind
  name: string
  regionName: string | null
  /** Who has it in hand: of Council if it was forwarded, else of those in charge. */
  inHand: string | null
  isForwarded: boolean
  receivedAt: Temporal.Instant
  waitingSince: Temporal.Instant | null
  answerDueOn: Temporal.PlainDate | null
  closedAt: Temporal.Instant | null
  discussionOn: Temporal.PlainDate | null
  timesOffered: TimesOffered
  ledOn: InvitationState | null
  isTalkOver: boolean
  invitation: InvitationState | null
}

export interface EnquiryLeaf {
  lines: EnquiryLine[]
  /** Where the next leaf begins; null when this is the last. */
  next: Cursor | null
}

const LINES_A_LEAF = 25

const orders = {
  waiting: { by: 'waiting_since', way: 'asc' },
  open: { by: 'received_at', way: 'desc' },
  closed: { by: 'closed_at', way: 'desc' },
} as const

interface Wanted extends EnquiryFilter {
  list: EnquiryList
  after?: Cursor | undefined
}

/**
 * One leaf of the enquiries in the viewer's charge. Each source is read along an index of its own and only as far as
 * the leaf reaches, so that it costs the same with 10,000 enquiries.
 */
export async function enquiriesInCharge(db: ViewerDb, wanted: Wanted): Promise<EnquiryLeaf> {
  const parts = enquirySources(db.viewer, wanted).map((source) => partOf(db, source, wanted))
  const [first, ...others] = parts
  if (!first) return { lines: [], next: null }
  const { by, way } = orders[wanted.list]
  const rows = await db
    .with('leaf', (cte) =>
      cte
        .selectFrom(others.reduce((all, part) => all.unionAll(part), first).as('part'))
        .selectAll()
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
          .select(['held_on', 'ends_at'])
          .whereRef('initial_discussion.enquiry_id', '=', 'leaf.id')
          .where('ended_at', 'is', null)
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
    .select(['leaf.answer_due_on', 'leaf.forwarded_to'])
    .select(['correspondent.name', 'region.name as region_name', 'discussion.held_on'])
    .select(['discussion.ends_at as talk_ends_at', unpickedOffer(db.now).as('offered_by_us')])
    .select(newestLedOn(db.now).as('led_on'))
    .select(['invited.expires_at', 'invited.accepted_at', 'invited.declined_at'])
    .select(
      sql<string | null>`colleague_name(coalesce(leaf.forwarded_to, leaf.assigned_to), leaf.id)`.as(
        'in_hand',
      ),
    )
    .orderBy(by, way)
    .orderBy('leaf.id', way)
    .execute()
  return leafOf(
    rows,
    LINES_A_LEAF,
    (row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      regionName: row.region_name,
      inHand: row.in_hand,
      isForwarded: row.forwarded_to !== null,
      receivedAt: row.received_at,
      waitingSince: row.waiting_since,
      answerDueOn: row.waiting_since && row.answer_due_on,
      closedAt: row.closed_at,
      discussionOn: row.held_on,
      timesOffered: row.offered_by_us === null ? null : row.offered_by_us ? 'by-us' : 'by-enquirer',
      ledOn: row.led_on,
      isTalkOver: row.talk_ends_at !== null && Temporal.Instant.compare(row.talk_ends_at, db.now) < 0,
      invitation: row.expires_at && stateOf(row.expires_at, row, db.now),
    }),
    (_, row) => ({ at: row[by] ?? row.received_at, id: row.id }),
  )
}

/** How many of these wait for us, whatever list is open: the number that stands over the list. */
export async function countWaiting(db: ViewerDb, { kind, regionId, mine }: EnquiryFilter): Promise<number> {
  const sources = enquirySources(db.viewer, { regionId })
  if (sources.length === 0) return 0
  const row = await db
    .selectFrom('enquiry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('waiting_since', 'is not', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? null))
    .where((eb) =>
      eb.or(
        sources.map((source) =>
          eb.and([
            ofSource(eb, source),
            ...(isTakenBySomebody(source, mine) ? [eb('assigned_to', '=', db.viewer.personId)] : []),
          ]),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return row.count
}

/** What was forwarded, and concerns, are in the hands of one alone as they are. */
const isTakenBySomebody = (source: EnquirySource, mine: boolean | undefined): boolean =>
  mine === true && source.of !== 'forwarded' && source.of !== 'concerns'

function partOf(db: ViewerDb, source: EnquirySource, { list, after, kind, mine }: Wanted) {
  const { by, way } = orders[list]
  const me = db.viewer.personId
  // In parentheses: each part has an order and a limit of its own.
  const part = db
    .selectFrom('enquiry')
    .select(['id', 'kind', 'correspondent_id', 'region_id', 'received_at', 'waiting_since', 'closed_at'])
    .select(['answer_due_on', 'assigned_to', 'forwarded_to'])
    .where((eb) => ofSource(eb, source))
    .$if(list === 'waiting', (query) => query.where('waiting_since', 'is not', null))
    .$if(list === 'open', (query) => query.where('closed_at', 'is', null))
    .$if(list === 'closed', (query) => query.where('closed_at', 'is not', null))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? null))
    .$if(isTakenBySomebody(source, mine), (query) => query.where('assigned_to', '=', me))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sql.ref(by)}, id) ${way === 'asc' ? sql`>` : sql`<`} (${after?.at}, ${after?.id})`,
      ),
    )
    .orderBy(by, way)
    .orderBy('id', way)
    .limit(LINES_A_LEAF + 1)
  return db.selectFrom(part.as('one')).selectAll()
}

const stateOf = (
  expiresAt: Temporal.Instant,
  answer: { accepted_at: Temporal.Instant | null; declined_at: Temporal.Instant | null },
  now: Temporal.Instant,
) => invitationState({ expiresAt, acceptedAt: answer.accepted_at, declinedAt: answer.declined_at }, now)
