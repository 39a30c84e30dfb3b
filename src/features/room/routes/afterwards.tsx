import { Hono } from 'hono'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { recordsOf } from '../../attendance/queries/attendance.ts'
import { newestOwnEvaluation } from '../../evaluations/queries/evaluations.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { AfterwardsPage, type AfterwardsPageProps } from '../pages/afterwards-page.tsx'
import { isDebriefRoomOpen } from '../queries/debrief-door.ts'
import { type RoomDoor, roomDoor } from '../queries/room-door.ts'
import { roomFront } from '../queries/room-front.ts'
import { afterwardsPath, entrance, roomPath } from '../rules/room-place.ts'
import { asWhoCame, isViewer, passIn } from './as-who-came.ts'

/** Where the room leads when it is over, or when somebody has left: for the people of that meeting. */
export const afterwardsRoutes = new Hono<WebEnv>()

const path = afterwardsPath(':id{[0-9a-f-]{36}}')
afterwardsRoutes.use(path, (c, next) => (passIn(c) ? next() : requireSignIn(c, next)))
afterwardsRoutes.get(path, async (c) => {
  const id = idIn(c)
  const page = await asWhoCame(c, (db) => afterwardsPage(db, id))
  c.header('Cache-Control', 'no-store')
  if (page === 'ahead') return c.redirect(roomPath('meeting', id), 303)
  return page ? c.html(await c.var.render(page)) : requireSignIn(c, async () => {})
})

async function afterwardsPage(db: Db, id: string) {
  const door = found(await roomDoor(db, 'meeting', id))
  const front = found(await roomFront(db, 'meeting', id))
  const state = entrance(door, db.now)
  if (state === 'not-yet') return 'ahead'
  const ofGroup =
    isViewer(db) && door.groupId ? await forTheGroup(db, id, door, door.groupId, front.timeZone) : none
  return (
    <AfterwardsPage
      groupName={front.groupName ?? ''}
      when={formatMeetingTime(door.startsAt, door.endsAt, front.timeZone)}
      room={state === 'open' && door.endedAt === null ? roomPath('meeting', id) : null}
      {...ofGroup}
    />
  )
}

type OfGroup = Pick<AfterwardsPageProps, 'next' | 'group' | 'evaluation' | 'leading'>
const none: OfGroup = { next: null, group: null, evaluation: null, leading: null }

async function forTheGroup(
  db: ViewerDb,
  id: string,
  door: RoomDoor,
  groupId: string,
  timeZone: string,
): Promise<OfGroup> {
  const next = (await meetingsFrom(db, groupId, door.endsAt)).find(
    ({ startsAt, cancelledAt }) => !cancelledAt && Temporal.Instant.compare(startsAt, door.endsAt) >= 0,
  )
  const evaluation = await newestOwnEvaluation(db, groupId)
  const isAsked =
    evaluation &&
    !evaluation.hasReplied &&
    !evaluation.closedAt &&
    Temporal.Instant.compare(db.now, evaluation.closesAt) < 0
  const meeting = `/groups/${groupId}/meetings/${id}`
  return {
    next: next ? formatMeetingTime(next.startsAt, next.endsAt, timeZone) : null,
    group: `/groups/${groupId}/circle`,
    evaluation: isAsked ? `/groups/${groupId}/evaluations/${evaluation.id}` : null,
    leading: door.leads
      ? {
          debriefRoom: (await isDebriefRoomOpen(db, id)) ? roomPath('debrief', id) : null,
          debrief: `${meeting}/debrief`,
          attendance: `${meeting}/attendance`,
          attendanceTaken: (await recordsOf(db, [id])).length > 0,
        }
      : null,
  }
}
