import { lastBackup } from '../../../platform/backup/last-backup.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/web/context.ts'
import { societySettings } from '../queries.ts'
import { type BackupNews, backupNews, type LastBackups } from '../rules/backup-news.ts'

/** What the administrators are told of the backups. They alone read when the last one was made; for others there is none. */
export async function newsOfBackups(db: ViewerDb, house: House): Promise<BackupNews> {
  const { timeZone } = await societySettings(db)
  return backupNews({ ...(await lastBackups(db)), isSetUp: house.graveyard !== null }, db.now, timeZone)
}

/** When the last backup was made, and whether one has failed since. */
async function lastBackups(db: ViewerDb): Promise<Omit<LastBackups, 'isSetUp'>> {
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
