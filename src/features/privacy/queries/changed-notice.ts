import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { type EarlierFacts, noticeChanges } from '../rules/notice-facts.ts'

export interface ChangedNotice {
  changes: readonly string[]
}

/** An edition beside the one before; null when a later one has come meanwhile, of which its reader is told instead. */
export async function changedNotice(db: Db, editionId: string): Promise<ChangedNotice | null> {
  const { rows } = await sql<{ id: string; facts: EarlierFacts }>`
    select id, facts from notice_edition order by number desc limit 2`.execute(db)
  const [newest, before] = rows
  if (!newest || !before || newest.id !== editionId) return null
  return { changes: noticeChanges(before.facts, newest.facts) }
}
