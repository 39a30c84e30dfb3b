import { lastBackup } from '../../../platform/backup/last-backup.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { LastBackups } from '../rules/backup-news.ts'

/** When the last backup was made, and whether one has failed since. Administrators read it; for others there is none. */
export async function lastBackups(db: ViewerDb): Promise<LastBackups> {
  const [madeAt, newest] = await Promise.all([
    lastBackup(db),
    db
      .selectFrom('backup_run')
      .select(['ended_at', 'fault'])
      .orderBy('ended_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  const failed = newest?.fault ? { at: newest.ended_at, why: newest.fault } : null
  return { madeAt, failed }
}
