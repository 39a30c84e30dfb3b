import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { leafOf } from '../../../shared/cursor.ts'
import type { LetterKind } from '../rules/letter-kinds.ts'

export type SentKind = LetterKind | 'message'

export interface SentLetter {
  id: string
  groupId: string
  kind: SentKind
  meetingId: string | null
  words: Record<string, string>
  sentAt: Temporal.Instant
}

/** A letter as it went out, for whoever it went to; null: there is none of this id. */
export async function sentLetter(db: Db, id: string): Promise<SentLetter | null> {
  const row = await db
    .selectFrom('sent_letter')
    .select(['id', 'group_id', 'kind', 'meeting_id', 'words', 'sent_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    groupId: row.group_id,
    kind: row.kind as SentKind,
    meetingId: row.meeting_id,
    words: asWords(row.words),
    sentAt: row.sent_at,
  }
}

export interface SentLine {
  id: string
  kind: SentKind
  sentAt: Temporal.Instant
  /** When the meeting begins that it is about. */
  meetingAt: Temporal.Instant | null
  /** null: it went out by itself. */
  sender: string | null
  /** Names, as far as the viewer may know them. */
  to: string[]
  /** How many it went to, known by name or not. */
  people: number
  words: Record<string, string>
  /** Of a message: what it says. */
  body: string | null
}

const A_PAGE = 20

interface Wish {
  after: Cursor | undefined
  /** Only what went to the viewer. */
  ownOnly: boolean
}

/** What was sent in a group, newest first, a page at a time: to leaders all of it, to members what went to them. */
export async function sentLetters(
  db: Db,
  groupId: string,
  { after, ownOnly }: Wish,
): Promise<{ lines: SentLine[]; next: Cursor | null }> {
  const { rows } = await sql<Omit<SentLine, 'words'> & { words: unknown }>`
    select s.id, s.kind, s.sent_at as "sentAt", m.starts_at as "meetingAt", p.name as sender, s.words, c.body,
      (select count(*)::int from sent_letter_to t where t.letter_id = s.id) as people,
      coalesce((select array_agg(r.name order by r.name) from sent_letter_to t join person r on r.id = t.person_id
        where t.letter_id = s.id), '{}') as to
    from sent_letter s left join meeting m on m.id = s.meeting_id left join person p on p.id = s.sent_by
      left join circle_message c on c.id = s.message_id
    where s.group_id = ${groupId}
      ${ownOnly ? sql`and s.id in (select own_letter_ids())` : sql``}
      ${after ? sql`and (s.sent_at, s.id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by s.sent_at desc, s.id desc limit ${A_PAGE + 1}`.execute(db)
  return leafOf(
    rows,
    A_PAGE,
    (row) => ({ ...row, words: asWords(row.words) }),
    ({ sentAt, id }) => ({ at: sentAt, id }),
  )
}

/** When a letter of one kind went out last; null: never. */
export async function lastSentAt(
  db: Db,
  groupId: string,
  kind: LetterKind,
): Promise<Temporal.Instant | null> {
  const row = await db
    .selectFrom('sent_letter')
    .select('sent_at')
    .where('group_id', '=', groupId)
    .where('kind', '=', kind)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sent_at ?? null
}

function asWords(stored: unknown): Record<string, string> {
  const entries = Object.entries((stored ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.filter((each): each is [string, string] => typeof each[1] === 'string'))
}

/** When each kind of letter went out last. */
export async function lastSent(db: Db, groupId: string): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await db
    .selectFrom('sent_letter')
    .select(['kind', ({ fn }) => fn.max('sent_at').as('at')])
    .where('group_id', '=', groupId)
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, at }) => [kind, at]))
}
