import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatMeetingTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { societySettings } from '../../society/queries.ts'
import { DebriefsPage } from '../pages/debriefs-page.tsx'
import { canWriteDebrief } from '../policy.ts'
import { lastMeetingsLed } from '../queries/debriefs.ts'
import { debriefTime, deletedOn } from '../rules/debrief.ts'

export const debriefListRoutes = new Hono<WebEnv>()
debriefListRoutes.use('/groups/:id/debriefs', requireSignIn)
debriefListRoutes.get('/groups/:id/debriefs', (c) => show(c, (db) => debriefsPage(c, db)))

/** Half a year of weekly meetings. */
const MOST_LINES = 26

async function debriefsPage(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  const { timeZone, debriefWeeks } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const meetings = await lastMeetingsLed(db, group.id, MOST_LINES)
  return (
    <DebriefsPage
      group={group}
      seats={await groupCircle(db, group.id)}
      weeks={debriefWeeks}
      meetings={meetings.map((meeting) => {
        const day = meeting.kept?.deletedOn ?? deletedOn(meeting.endsAt, timeZone, debriefWeeks)
        return {
          id: meeting.meetingId,
          inWords: formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone),
          keptUntil: meeting.kept?.deletedOn ?? null,
          isHeld: meeting.heldAt !== null,
          canWrite: canWriteDebrief(debriefTime(meeting, db.now, { deletedOn: day, today })),
        }
      })}
    />
  )
}
