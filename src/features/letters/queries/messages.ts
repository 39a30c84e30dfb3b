import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { leafOf } from '../../../shared/cursor.ts'

export interface CircleMessage {
  id: string
  groupId: string
  groupName: string
  senderId: string
  sender: string
  /** With whom the leaders write; null: to everybody. */
  memberId: string | null
  body: string
  writtenAt: Temporal.Instant
}

const A_PAGE = 20

interface Wish {
  after?: Cursor | undefined
  /** Only the conversation with this member, or only what went to everybody; all that the viewer may read if left out. */
  of?: { memberId: string | null }
}

/** Newest first, a page at a time; what the viewer may not read is not there. */
export async function messages(
  db: ViewerDb,
  groupId: string,
  { after, of }: Wish = {},
): Promise<{ messages: CircleMessage[]; next: Cursor | null }> {
  let query = readable(db)
    .where('m.group_id', '=', groupId)
    .orderBy('m.written_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(A_PAGE + 1)
  if (of) query = query.where('m.member_id', of.memberId ? '=' : 'is', of.memberId)
  if (after) query = query.where(sql<boolean>`(m.written_at, m.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query.execute()
  const { lines, next } = leafOf(
    rows,
    A_PAGE,
    (row) => row,
    ({ writtenAt, id }) => ({ at: writtenAt, id }),
  )
  return { messages: lines, next }
}

export async function messageById(db: Db, id: string): Promise<CircleMessage | null> {
  return (await readable(db).where('m.id', '=', id).executeTakeFirst()) ?? null
}

const readable = (db: Db) =>
  db
    .selectFrom('circle_message as m')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .leftJoin('person as p', 'p.id', 'm.sender_id')
    .select(['m.id', 'g.id as groupId', 'g.name as groupName', 'm.sender_id as senderId'])
    .select(({ fn, val }) => fn.coalesce('p.name', val('Somebody who has left')).as('sender'))
    .select(['m.member_id as memberId', 'm.body', 'm.written_at as writtenAt'])

export interface ConversationLine {
  personId: string
  name: string
  /** The last word, if anything was written. */
  lastAt: Temporal.Instant | null
  /** It was the member's: nobody has answered yet. */
  waits: boolean
}

/** With each member of the circle: when somebody wrote last, and whether it was the member. For leaders. */
export async function conversations(db: ViewerDb, groupId: string): Promise<ConversationLine[]> {
  const { rows } = await sql<ConversationLine>`
    select b.person_id as "personId", p.name, l.written_at as "lastAt",
      coalesce(l.sender_id = b.person_id, false) as waits
    from membership b join person p on p.id = b.person_id
      left join lateral (select m.written_at, m.sender_id from circle_message m
        where m.group_id = b.group_id and m.member_id = b.person_id
        order by m.written_at desc, m.id desc limit 1) l on true
    where b.group_id = ${groupId} and b.left_at is null
    order by waits desc, l.written_at desc nulls last, p.name`.execute(db)
  return rows
}

/** How often the viewer has written within a day: to everybody, and to one side or the other. */
export async function writtenToday(
  db: ViewerDb,
  groupId: string,
): Promise<{ toAll: number; toSome: number }> {
  const { rows } = await sql<{ toAll: number; toSome: number }>`
    select count(*) filter (where member_id is null)::int as "toAll",
      count(*) filter (where member_id is not null)::int as "toSome"
    from circle_message where group_id = ${groupId} and sender_id = ${db.viewer.personId}
      and written_at > ${db.now.subtract({ hours: 24 })}`.execute(db)
  return rows[0] ?? { toAll: 0, toSome: 0 }
}
