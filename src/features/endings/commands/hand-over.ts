import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { circlePeople } from '../../letters/queries/circle-people.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { type Meeting, meetingsFrom } from '../../meetings/queries/meetings.ts'
import { lockSeats } from '../../recruitment/commands/take-in-hand.ts'
import { canChangeGroup } from '../policy.ts'
import { leavingLeaders } from '../queries/leaving-leaders.ts'
import { toldToday } from '../queries/told-today.ts'
import type { LastMeeting } from '../rules/closure.ts'
import { oftenEnough } from '../rules/often-enough.ts'
import { rolesWithout } from '../rules/roles-without.ts'

/**
 * A leader says when they lead for the last time. Somebody else leads on, or they cannot go; the roles of later meetings are
 * given anew, and everybody of the circle is told once.
 */
export async function handOver(
  db: ViewerDb,
  groupId: string,
  last: LastMeeting,
): Promise<
  | { leavingId: string }
  | Refusal<'leaving-already' | 'nobody-would-lead' | 'meeting-gone' | 'told-often-enough'>
> {
  const personId = await leads(db, groupId)
  await lockSeats(db, groupId)
  const leaving = await leavingLeaders(db, groupId)
  if (leaving.some((each) => each.personId === personId)) return refuse('leaving-already')
  const staying = (await groupLeaders(db, groupId))
    .map((leader) => leader.personId)
    .filter((id) => id !== personId && !leaving.some((each) => each.personId === id))
  if (staying.length === 0) return refuse('nobody-would-lead')
  const ahead = (await meetingsFrom(db, groupId, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const lastMeeting = last === 'now' ? null : ahead.find(({ id }) => id === last.meetingId)
  if (lastMeeting === undefined) return refuse('meeting-gone')
  const enough = oftenEnough(await toldToday(db, groupId, 'handover'))
  if (enough) return refuse(enough)

  const others = (await circlePeople(db, groupId)).filter((person) => person.personId !== personId)
  const leavingId = newId()
  await db
    .insertInto('leader_leaving')
    .values({
      id: leavingId,
      group_id: groupId,
      person_id: personId,
      last_meeting_id: lastMeeting?.id ?? null,
      leaves_at: lastMeeting?.endsAt ?? db.now,
      noted_at: db.now,
      left_at: lastMeeting ? null : db.now,
    })
    .execute()
  const from = lastMeeting?.startsAt ?? db.now
  await giveRolesWithout(
    db,
    personId,
    staying,
    ahead.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, from) > 0),
  )
  if (!lastMeeting) {
    await db
      .updateTable('group_leader')
      .set({ left_at: db.now })
      .where('group_id', '=', groupId)
      .where('person_id', '=', personId)
      .execute()
  }
  await queueEmails(db, 'leader-leaving', { to: others, about: leavingId })
  return { leavingId }
}

/** They stay after all. Roles that were given anew stay as they are: they can be swapped again. */
export async function takeBackHandOver(
  db: ViewerDb,
  groupId: string,
): Promise<{ leavingId: string } | Refusal<'not-leaving'>> {
  const personId = await leads(db, groupId)
  await lockSeats(db, groupId)
  const own = (await leavingLeaders(db, groupId)).find((each) => each.personId === personId)
  if (!own) return refuse('not-leaving')
  await db.updateTable('leader_leaving').set({ taken_back_at: db.now }).where('id', '=', own.id).execute()
  const others = (await circlePeople(db, groupId)).filter((person) => person.personId !== personId)
  await queueEmails(db, 'leader-stays', { to: others, about: own.id })
  return { leavingId: own.id }
}

async function leads(db: ViewerDb, groupId: string): Promise<string> {
  await groupFor(db, groupId, canChangeGroup)
  return found(db.viewer.personId)
}

async function giveRolesWithout(
  db: ViewerDb,
  leaverId: string,
  stayingIds: readonly string[],
  meetings: readonly Meeting[],
): Promise<void> {
  const anew = rolesWithout(
    leaverId,
    stayingIds,
    meetings.map(({ id, moderatorId, processLeaderId }) => ({ meetingId: id, moderatorId, processLeaderId })),
  )
  if (anew.length === 0) return
  const ids = anew.map(({ meetingId }) => meetingId)
  await sql`delete from meeting_role where meeting_id = any (${ids}::uuid[])`.execute(db)
  const rows = anew.flatMap(({ meetingId, moderatorId, processLeaderId }) => [
    ...(moderatorId ? [{ meeting_id: meetingId, role: 'moderator' as const, person_id: moderatorId }] : []),
    ...(processLeaderId
      ? [{ meeting_id: meetingId, role: 'process' as const, person_id: processLeaderId }]
      : []),
  ])
  if (rows.length > 0) await db.insertInto('meeting_role').values(rows).execute()
}
