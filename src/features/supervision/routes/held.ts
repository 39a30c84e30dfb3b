import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { momentIn } from '../../../platform/web/in-address.ts'
import type { HeldSessions } from '../pages/session-parts.tsx'
import { type Among, sessionsHeld } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { shownSession, viewerId } from './shown.ts'

/** The page of what was held that the address asks for. */
export async function heldSessions(c: Web, db: ViewerDb, among: Among, path: string): Promise<HeldSessions> {
  const before = momentIn(c)
  const clock = await societyClock(db)
  const { sessions, older } = await sessionsHeld(db, among, before)
  return {
    sessions: sessions.map((session) => shownSession(session, clock, viewerId(db))),
    newest: before ? path : null,
    older: older && `${path}?before=${older}`,
  }
}
