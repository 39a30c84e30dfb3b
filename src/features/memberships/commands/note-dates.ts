import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canNoteDates } from '../policy.ts'
import { membershipOf } from '../queries/circle-members.ts'
import { ownPlace } from './own-membership.ts'
import { tellCircleOfLeaving } from './say-goodbye.ts'

/** The meeting that is to be the last; `now` when it has been already, `stays` when nobody leaves after all. */
export type LastMeeting = { meetingId: string } | 'now' | 'stays'

type NoDate = Refusal<'meeting-gone'>

/** A member says when they come for the last time; the seat is free from then on, and the leaders are told. */
export async function leaveCircle(
  db: ViewerDb,
  groupId: string,
  last: LastMeeting,
  { tellsCircle = false }: { tellsCircle?: boolean } = {},
): Promise<{ membershipId: string } | NoDate> {
  const { id: membershipId } = await ownPlace(db, groupId)
  // Read before: whoever has left reads nothing of the group any more.
  const leaders = await db
    .selectFrom('group_leader')
    .select('person_id')
    .where('group_id', '=', groupId)
    .where('left_at', 'is', null)
    .execute()
    .then((rows) => rows.map(({ person_id }) => ({ personId: person_id })))
  if (!(await note(db, membershipId, last))) return refuse('meeting-gone')
  await queueEmails(db, 'member-leaving', { to: leaders, about: membershipId })
  if (tellsCircle && typeof last === 'object') await tellCircleOfLeaving(db, groupId, membershipId)
  return { membershipId }
}

/** The same, noted by a leader: the member is written to kindly. */
export async function noteLeaving(
  db: ViewerDb,
  { groupId, membershipId, last }: { groupId: string; membershipId: string; last: LastMeeting },
): Promise<{ membershipId: string } | NoDate> {
  const { personId } = await ledMembership(db, groupId, membershipId)
  if (!(await note(db, membershipId, last))) return refuse('meeting-gone')
  await queueEmail(db, 'leaving-noted', { to: { personId }, about: membershipId })
  return { membershipId }
}

/** From which meeting on somebody belongs: one who came inside a term. */
export async function noteFirstMeeting(
  db: ViewerDb,
  { groupId, membershipId, meetingId }: { groupId: string; membershipId: string; meetingId: string },
): Promise<{ membershipId: string } | NoDate> {
  await ledMembership(db, groupId, membershipId)
  const { rows } = await sql<{ done: boolean }>`
    select set_first_meeting(${membershipId}, ${meetingId}) as done`.execute(db)
  return rows[0]?.done ? { membershipId } : refuse('meeting-gone')
}

async function ledMembership(db: ViewerDb, groupId: string, membershipId: string) {
  await groupFor(db, groupId, canNoteDates)
  const membership = found(await membershipOf(db, groupId, membershipId))
  if (membership.hasLeft) throw new NotFound()
  return membership
}

async function note(db: ViewerDb, membershipId: string, last: LastMeeting): Promise<boolean> {
  const { rows } = await (last === 'now'
    ? sql<{ done: boolean }>`select end_membership(${membershipId}) as done`
    : sql<{ done: boolean }>`
        select note_last_meeting(${membershipId}, ${last === 'stays' ? null : last.meetingId}) as done`
  ).execute(db)
  return rows[0]?.done ?? false
}
