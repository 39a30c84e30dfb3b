import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { meetingById, meetingsFrom } from '../queries/meetings.ts'
import { groupToArrange } from './group-to-arrange.ts'

/** Who moderates and who watches the process (R58); with `swapping`, the leaders change places from then on (R59). */
export async function giveRoles(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  wish: { moderatorId: string; swapping: boolean },
): Promise<{ meetingId: string } | Refusal<'not-a-leader' | 'meeting-over'>> {
  await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  const leaderIds = (await groupLeaders(db, groupId)).map(({ personId }) => personId)
  if (!leaderIds.includes(wish.moderatorId)) return refuse('not-a-leader')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')

  const others = leaderIds.filter((each) => each !== wish.moderatorId)
  const inOrder = [wish.moderatorId, ...others.slice(0, 1)]
  const following = wish.swapping
    ? (await meetingsFrom(db, groupId, meeting.startsAt)).filter((each) => !each.cancelledAt)
    : [meeting]
  await db
    .deleteFrom('meeting_role')
    .where(
      'meeting_id',
      'in',
      following.map(({ id }) => id),
    )
    .execute()
  const rows = following.flatMap(({ id }, index) => {
    const [moderator = wish.moderatorId, process] = index % 2 === 0 ? inOrder : [...inOrder].reverse()
    return [
      { meeting_id: id, role: 'moderator' as const, person_id: moderator },
      ...(process ? [{ meeting_id: id, role: 'process' as const, person_id: process }] : []),
    ]
  })
  await db.insertInto('meeting_role').values(rows).execute()
  return { meetingId }
}
