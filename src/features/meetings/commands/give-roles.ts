import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { leadersAway } from '../queries/leaders-away.ts'
import { type Meeting, meetingById, meetingsFrom } from '../queries/meetings.ts'
import { turnsFrom } from '../rules/roles.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { writeRoles } from './write-roles.ts'

export interface RolesWish {
  moderatorId: string
  /** The leaders change places from this meeting on (R59). */
  swapping?: boolean | undefined
  /** The moderator leads this meeting alone. */
  alone?: boolean | undefined
}

type No = Refusal<'not-a-leader' | 'meeting-over' | 'meeting-cancelled'>

/** Who moderates and who watches the process (R58). */
export async function giveRoles(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  { moderatorId, swapping, alone }: RolesWish,
): Promise<{ meetingId: string } | No> {
  const group = await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  const leaderIds = (await groupLeaders(db, groupId)).map(({ personId }) => personId)
  if (!leaderIds.includes(moderatorId)) return refuse('not-a-leader')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  if (meeting.cancelledAt) return refuse('meeting-cancelled')

  if (swapping) {
    const following = (await meetingsFrom(db, groupId, meeting.startsAt)).filter(
      (each) => !each.cancelledAt && Temporal.Instant.compare(each.startsAt, meeting.startsAt) >= 0,
    )
    await writeRoles(db, turnsFrom(await withAway(db, group, following), moderatorId, leaderIds))
  } else {
    const processWatcherId = alone ? null : (leaderIds.find((each) => each !== moderatorId) ?? null)
    await writeRoles(db, [{ meetingId, roles: { moderatorId, processWatcherId } }])
  }
  return { meetingId }
}

/** The turns follow from this meeting on, as its moderator has been chosen (R59). */
export async function followTurns(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<{ meetingId: string } | No | Refusal<'nobody-moderates'>> {
  await groupToArrange(db, groupId)
  const { moderatorId } = found(await meetingById(db, groupId, meetingId))
  return moderatorId
    ? giveRoles(db, groupId, meetingId, { moderatorId, swapping: true })
    : refuse('nobody-moderates')
}

async function withAway(db: ViewerDb, group: Group, meetings: readonly Meeting[]) {
  const away = await leadersAway(db, group, meetings)
  return meetings.map(({ id }) => ({ id, awayIds: away.get(id) ?? [] }))
}
