import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import { readingOf } from '../queries/reading.ts'
import { MOST_READING } from '../rules/limits.ts'

export interface ReadingWish {
  title: string
  author: string | null
  year: number | null
  link: string | null
}

type Kept = { groupId: string | null }

/** Adds to the end of a group's list, or of the society's (null). */
export async function addReading(
  db: ViewerDb,
  groupId: string | null,
  wish: ReadingWish,
): Promise<Kept | Refusal<'list-is-long'>> {
  await mayKeep(db, groupId)
  const items = await readingOf(db, groupId)
  if (items.length >= MOST_READING) return refuse('list-is-long')
  await insert(db, groupId, [wish], items.length)
  return { groupId }
}

export async function removeReading(db: ViewerDb, groupId: string | null, itemId: string): Promise<Kept> {
  await mayKeep(db, groupId)
  await db
    .deleteFrom('reading_item')
    .where('id', '=', itemId)
    .where('group_id', groupId ? '=' : 'is', groupId)
    .execute()
  return { groupId }
}

/** One place up in the list. */
export async function raiseReading(db: ViewerDb, groupId: string | null, itemId: string): Promise<Kept> {
  await mayKeep(db, groupId)
  const items = await readingOf(db, groupId)
  const place = items.findIndex(({ id }) => id === itemId)
  const [item, above] = [items[place], items[place - 1]]
  if (!item || !above) return { groupId }
  const order = items.map(({ id }) => id)
  order.splice(place - 1, 2, item.id, above.id)
  await sql`
    update reading_item set position = o.place - 1
    from unnest(${sql.val(order)}::uuid[]) with ordinality o (id, place) where reading_item.id = o.id`.execute(
    db,
  )
  return { groupId }
}

/** A group's own list begins with the society's. */
export async function beginWithSocietys(db: ViewerDb, groupId: string): Promise<Kept> {
  await mayKeep(db, groupId)
  const [own, societys] = [await readingOf(db, groupId), await readingOf(db, null)]
  if (own.length === 0 && societys.length > 0) await insert(db, groupId, societys.slice(0, MOST_READING), 0)
  return { groupId }
}

async function mayKeep(db: ViewerDb, groupId: string | null): Promise<void> {
  if (groupId) await groupToArrange(db, groupId)
  else if (!db.viewer.administrator) throw new Forbidden()
}

async function insert(
  db: ViewerDb,
  groupId: string | null,
  wishes: readonly ReadingWish[],
  after: number,
): Promise<void> {
  await db
    .insertInto('reading_item')
    .values(
      wishes.map(({ title, author, year, link }, place) => ({
        id: newId(),
        group_id: groupId,
        position: after + place,
        title,
        author,
        year,
        link,
        added_by: found(db.viewer.personId),
        added_at: db.now,
      })),
    )
    .execute()
}
