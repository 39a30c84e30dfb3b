import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type EarlierFacts, noticeChanges } from '../rules/notice-facts.ts'

export interface ChangedNotice {
  changes: readonly string[]
}

/**
 * An edition beside the last one that people were told of; null when a later one has come meanwhile, of which its reader is
 * told instead. The first one is known to whoever was there.
 */
export async function changedNotice(db: Db, editionId: string): Promise<ChangedNotice | null> {
  const { rows } = await sql<{ id: string; facts: EarlierFacts }>`
    (select id, facts from notice_edition order by number desc limit 1)
    union all
    (select id, facts from notice_edition
      where number < (select max(number) from notice_edition) and (told_at is not null or number = 1)
      order by number desc limit 1)`.execute(db)
  const [newest, before] = rows
  if (!newest || !before || newest.id !== editionId) return null
  return { changes: noticeChanges(before.facts, newest.facts) }
}
