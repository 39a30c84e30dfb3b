import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Slot, SlotWord } from '../../../shared/times-of-day.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { heldInvitation, ownInvitationById } from '../../groups/queries/invitations.ts'
import { canWithdrawApplication } from '../policy.ts'
import { ownApplication } from '../queries/own-application.ts'
import { type Answerer, columnsOf, timePoll } from '../queries/times.ts'
import { askedSlots, settledTime, sorted, type TimePoll, takesAnswers } from '../rules/times/time-poll.ts'

export type Ticked = ReadonlyMap<Slot, SlotWord>

type NotAsked = Refusal<'times-not-asked'>

/** Of a leader, or of a member. */
export async function answerTimes(
  db: ViewerDb,
  groupId: string,
  ticked: Ticked,
): Promise<{ groupId: string } | NotAsked> {
  const group = await groupFor(db, groupId, canSeeCircle)
  return keepAnswer(db, group, { personId: found(db.viewer.personId) }, ticked)
}

/** Of somebody invited to lead, by the address their invitation came with. */
export async function answerTimesInvited(
  db: HolderDb,
  ticked: Ticked,
): Promise<{ groupId: string } | NotAsked> {
  return answerAsInvited(db, await heldInvitation(db), ticked)
}

/** The same of whoever is signed in with the mailbox it was sent to. */
export async function answerTimesInvitedHere(
  db: ViewerDb,
  invitationId: string,
  ticked: Ticked,
): Promise<{ groupId: string } | NotAsked> {
  return answerAsInvited(db, await ownInvitationById(db, invitationId), ticked)
}

async function answerAsInvited(
  db: Db,
  invitation: Awaited<ReturnType<typeof heldInvitation>>,
  ticked: Ticked,
) {
  const { id, state, group, kind } = found(invitation)
  if (kind !== 'leader' || state !== 'open' || !group) return refuse('times-not-asked')
  return keepAnswer(db, await groupById(db, group.id), { invitationId: id }, ticked)
}

/** Of an applicant, on their own page, as long as they stand. */
export async function answerTimesAsApplicant(
  db: HolderDb,
  ticked: Ticked,
): Promise<{ groupId: string } | Refusal<'times-not-asked' | 'application-over'>> {
  const application = found(await ownApplication(db))
  if (!canWithdrawApplication(application.state)) return refuse('application-over')
  return keepAnswer(db, await groupById(db, application.groupId), { applicationId: application.id }, ticked)
}

/** With the application itself, in the same moment: whoever ticked nothing has said nothing. */
export async function answerTimesApplying(
  db: ViewerDb,
  group: Group,
  applicationId: string,
  said: { ticked: Ticked; comes: SlotWord | undefined },
): Promise<void> {
  const coming = said.comes && asComing(db, group, said.comes)
  if (coming) {
    await db
      .insertInto('regular_time_answer')
      .values({ application_id: applicationId, ...coming })
      .execute()
  }
  const hasTicked = [...said.ticked.values()].some((word) => word !== 'not')
  const poll = hasTicked && (await openPoll(db, group))
  if (poll) {
    await db
      .insertInto('time_answer')
      .values({
        id: newId(),
        group_id: group.id,
        application_id: applicationId,
        ...asAnswer(db, poll, said.ticked),
      })
      .execute()
  }
}

/** Whether an applicant can come at the regular time there is. */
export async function sayWhetherComing(
  db: HolderDb,
  answer: SlotWord,
): Promise<{ groupId: string } | Refusal<'no-regular-time' | 'application-over'>> {
  const application = found(await ownApplication(db))
  if (!canWithdrawApplication(application.state)) return refuse('application-over')
  const group = await groupById(db, application.groupId)
  const coming = asComing(db, group, answer)
  if (!coming) return refuse('no-regular-time')
  await db
    .insertInto('regular_time_answer')
    .values({ application_id: application.id, ...coming })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(coming))
    .execute()
  return { groupId: group.id }
}

async function keepAnswer(
  db: Db,
  group: Group,
  whose: Answerer,
  ticked: Ticked,
): Promise<{ groupId: string } | NotAsked> {
  const poll = await openPoll(db, group)
  if (!poll) return refuse('times-not-asked')
  const answer = asAnswer(db, poll, ticked)
  await db
    .insertInto('time_answer')
    .values({ id: newId(), group_id: group.id, ...columnsOf(whose), ...answer })
    .onConflict((conflict) => conflict.columns(oneOf(whose)).doUpdateSet(answer))
    .execute()
  return { groupId: group.id }
}

/** There is one answer of each. */
const oneOf = (whose: Answerer) =>
  'applicationId' in whose
    ? (['application_id'] as const)
    : 'invitationId' in whose
      ? (['invitation_id'] as const)
      : (['group_id', 'person_id'] as const)

async function openPoll(db: Db, group: Group): Promise<TimePoll | null> {
  const poll = await timePoll(db, group.id)
  return poll && takesAnswers(poll, group, dateIn(db.now, group.timeZone)) ? poll : null
}

function asAnswer(db: Db, poll: TimePoll, ticked: Ticked) {
  const { good, ifNeedBe, notPossible } = sorted(askedSlots(poll), ticked)
  return { good, if_need_be: ifNeedBe, not_possible: notPossible, answered_at: db.now }
}

function asComing(db: Db, group: Group, answer: SlotWord) {
  const time = settledTime(group)
  return (
    time && {
      weekday: time.weekday,
      start_time: time.startTime,
      time_zone: group.timeZone,
      answer,
      answered_at: db.now,
    }
  )
}
