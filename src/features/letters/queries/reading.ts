import type { Db } from '../../../platform/database/database.ts'

export interface ReadingItem {
  id: string
  title: string
  author: string | null
  year: number | null
  link: string | null
}

/** A group's list, or the society's (null), in the order in which it is recommended. */
export async function readingOf(db: Db, groupId: string | null): Promise<ReadingItem[]> {
  return db
    .selectFrom('reading_item')
    .select(['id', 'title', 'author', 'year', 'link'])
    .where('group_id', groupId ? '=' : 'is', groupId)
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute()
}

/** What a group recommends: its own list, or the society's while it has none. */
export async function recommendedReading(
  db: Db,
  groupId: string,
): Promise<{ items: ReadingItem[]; isSocietys: boolean }> {
  const own = await readingOf(db, groupId)
  if (own.length > 0) return { items: own, isSocietys: false }
  return { items: await readingOf(db, null), isSocietys: true }
}
