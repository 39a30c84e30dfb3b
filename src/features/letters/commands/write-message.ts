import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { apologyAddresses } from '../../attendance/queries/apology-addresses.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { groupById } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import { lockSeats } from '../../recruitment/commands/take-in-hand.ts'
import { canWriteToLeaders } from '../policy.ts'
import { circlePeople } from '../queries/circle-people.ts'
import { wantingByEmail } from '../queries/message-choice.ts'
import { writtenToday } from '../queries/messages.ts'
import {
  MESSAGES_TO_ALL_A_DAY,
  MESSAGES_TO_LEADERS_A_DAY,
  MESSAGES_TO_MEMBERS_A_DAY,
} from '../rules/limits.ts'
import { keepSent } from './keep-sent.ts'

type Enough = Refusal<'enough-for-today'>

/** Everybody of the circle reads it on the page, and by email who wants that. An answer comes to the leaders alone. */
export async function writeToAll(
  db: ViewerDb,
  groupId: string,
  body: string,
): Promise<{ told: number } | Enough> {
  await groupToArrange(db, groupId)
  if ((await writtenOneByOne(db, groupId)).toAll >= MESSAGES_TO_ALL_A_DAY) return refuse('enough-for-today')
  const messageId = await keepMessage(db, groupId, { memberId: null, body })
  const wanting = await wantingByEmail(db, groupId, 'message')
  const to = wanting.filter((personId) => personId !== db.viewer.personId)
  await keepSent(db, { groupId, kind: 'message', messageId, to })
  const addresses = await apologyAddresses(db, groupId)
  await queueEmails(db, 'circle-message', {
    to: to.map((personId) => ({ personId, holding: addresses.get(personId) })),
    about: messageId,
  })
  return { told: to.length }
}

/** To one member; the other leader reads it on the page. It always arrives. */
export async function writeToMember(
  db: ViewerDb,
  groupId: string,
  memberId: string,
  body: string,
): Promise<{ memberId: string } | Enough> {
  await groupToArrange(db, groupId)
  const people = await circlePeople(db, groupId)
  if (!people.some(({ personId, leads }) => personId === memberId && !leads)) throw new NotFound()
  if ((await writtenOneByOne(db, groupId)).toSome >= MESSAGES_TO_MEMBERS_A_DAY)
    return refuse('enough-for-today')
  const messageId = await keepMessage(db, groupId, { memberId, body })
  await keepSent(db, { groupId, kind: 'message', messageId, to: [memberId] })
  await queueEmails(db, 'circle-message', { to: [{ personId: memberId }], about: messageId })
  return { memberId }
}

/** A member to those who lead: each gets it, all of them read it on the page, nobody else does (R44). */
export async function writeToLeaders(
  db: ViewerDb,
  groupId: string,
  body: string,
): Promise<{ told: number } | Enough> {
  await groupFor(db, groupId, canWriteToLeaders)
  if ((await writtenOneByOne(db, groupId)).toSome >= MESSAGES_TO_LEADERS_A_DAY)
    return refuse('enough-for-today')
  const messageId = await keepMessage(db, groupId, { memberId: found(db.viewer.personId), body })
  const leaders = (await circlePeople(db, groupId)).filter(({ leads }) => leads)
  await queueEmails(db, 'circle-message', {
    to: leaders.map(({ personId }) => ({ personId })),
    about: messageId,
  })
  return { told: leaders.length }
}

/** Leaders write from their own page, a member from theirs: one box, as it is meant for whoever stands before it. */
export async function writeFromCircle(
  db: ViewerDb,
  groupId: string,
  body: string,
): Promise<{ told: number } | Enough> {
  return canLeadGroup(await groupById(db, groupId))
    ? writeToAll(db, groupId, body)
    : writeToLeaders(db, groupId, body)
}

/** Two that are sent at once do not both pass for the last of the day. */
async function writtenOneByOne(db: ViewerDb, groupId: string) {
  await lockSeats(db, groupId)
  return writtenToday(db, groupId)
}

async function keepMessage(
  db: ViewerDb,
  groupId: string,
  { memberId, body }: { memberId: string | null; body: string },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('circle_message')
    .values({
      id,
      group_id: groupId,
      sender_id: found(db.viewer.personId),
      member_id: memberId,
      body,
      written_at: db.now,
    })
    .execute()
  return id
}
