import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { type Cursor, cursorText, readCursor } from '../../../shared/cursor.ts'
import { ChangesPage } from '../pages/changes-page.tsx'
import { societyChanges } from '../queries/changes.ts'
import { societyName, societySettings } from '../queries.ts'
import { officersOnly } from './doors.ts'

export const changeRoutes = new Hono<WebEnv>()

changeRoutes.use('/office/changes', ...officersOnly)
changeRoutes.get('/office/changes', (c) => show(c, (db) => changesPage(db, readCursor(c.req.query('after')))))

async function changesPage(db: ViewerDb, after: Cursor | undefined) {
  const { currency, timeZone } = await societySettings(db)
  const { lines, next } = await societyChanges(db, currency, after)
  return (
    <ChangesPage
      society={(await societyName(db)) ?? ''}
      lines={lines.map(({ at, ...line }) => ({ ...line, when: formatDayAndTime(at, timeZone) }))}
      older={next && `/office/changes?after=${encodeURIComponent(cursorText(next))}`}
      isFirst={after === undefined}
    />
  )
}
