import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { isSaidIn } from '../../../platform/web/in-address.ts'
import { dateIn, formatTimeOfDay } from '../../../shared/calendar.ts'
import type { Group } from '../../groups/queries/group.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { type ToldChecks, toldChecks } from '../../room/queries/told-checks.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { leadersTime } from '../../session-plans/queries/leaders-time.ts'
import { sessionPlanFor } from '../../session-plans/queries/session-plan.ts'
import { timesAround } from '../../session-plans/rules/leaders-time.ts'
import { kindNames } from '../../session-plans/rules/session-kind.ts'
import type { ShownPlan } from '../pages/meeting/plan-section.tsx'
import type { ShownRoles } from '../pages/meeting/roles-section.tsx'
import { leadersAway } from '../queries/leaders-away.ts'
import type { Meeting } from '../queries/meetings.ts'
import { rolesToldAt } from '../queries/roles-told.ts'

export async function shownRoles(c: Web, db: ViewerDb, group: Group, meeting: Meeting): Promise<ShownRoles> {
  const toldAt = await rolesToldAt(db, group.id)
  return {
    moderatorId: meeting.moderatorId,
    processLeaderId: meeting.processLeaderId,
    awayIds: (await leadersAway(db, group, [meeting])).get(meeting.id) ?? [],
    toldOn: toldAt && dateIn(toldAt, group.timeZone),
    wasSwapped: isSaidIn(c, 'swapped'),
  }
}

export async function shownPlan(db: ViewerDb, group: Group, meeting: Meeting): Promise<ShownPlan> {
  const plan = await sessionPlanFor(db, meeting.id)
  const name = kindNames[plan.kind]
  if (group.standing !== 'leader') return { name, phases: plan.phases, times: [] }
  const { before, after } = timesAround(meeting, await leadersTime(db, group.id))
  const clock = (at: Temporal.Instant) => formatTimeOfDay(at, group.timeZone)
  return {
    name,
    phases: plan.phases,
    times: [
      ...(before ? [['Leaders before', `from ${clock(before.startsAt)}`] as const] : []),
      ...(after ? [['Leaders after', `until ${clock(after.endsAt)}`] as const] : []),
    ],
  }
}

/** For those who lead; null: the group meets behind a link of its own. */
export async function shownChecks(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<(ToldChecks & { room: string }) | null> {
  if (!(await isOwnRoom(db, groupId))) return null
  return { ...(await toldChecks(db, meetingId)), room: roomPath('meeting', meetingId) }
}
