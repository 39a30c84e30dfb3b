import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { BACKUP_HELP } from '../../../ui/backup-notice.tsx'
import { BackupsPage } from '../pages/backups-page.tsx'
import { newsOfBackups } from '../queries/backups.ts'
import { societyName } from '../queries.ts'
import { administratorsOnly } from './doors.ts'

export const backupRoutes = new Hono<WebEnv>()

backupRoutes.use(BACKUP_HELP, ...administratorsOnly)
backupRoutes.get(BACKUP_HELP, (c) =>
  show(c, async (db) => (
    <BackupsPage
      society={(await societyName(db)) ?? ''}
      news={await newsOfBackups(db, c.var.house)}
      isSetUp={c.var.house.graveyard !== null}
    />
  )),
)
