import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type LocalMoment, offeredTimes, type TimesRefusal } from '../../../shared/offered-times.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { canSeeApplicants } from '../policy.ts'
import { aloneDecision, freeTimes } from '../queries/interview-times.ts'
import type { InterviewPlan } from '../rules/interview.ts'

/** Beyond this nobody finds a time any more. */
const MOST_FREE_TIMES = 100

interface FreeTimes {
  /** Typed, in the group's zone. */
  moments: readonly LocalMoment[]
  /** Of those of the co-leader's that suit, too. */
  also: readonly Temporal.Instant[]
}

/** A leader enters when they could talk; only they themselves take it back. */
export async function enterFreeTimes(
  db: ViewerDb,
  groupId: string,
  { moments, also }: FreeTimes,
): Promise<{ entered: number } | Refusal<TimesRefusal | 'nothing-entered' | 'too-many-times'>> {
  const group = await groupFor(db, groupId, canSeeApplicants)
  const typed = offeredTimes(moments, { timeZone: group.timeZone, now: db.now })
  if (isRefusal(typed)) return typed
  const viewer = found(db.viewer.personId)
  const known = await freeTimes(db, groupId)
  const own = known.filter(({ personId }) => personId === viewer)
  // What suits too is one of the others' hours, whatever was sent.
  const theirs = also.filter((at) => known.some((time) => time.startsAt.equals(at)))
  const wanted = [...typed, ...theirs].filter(
    (at, place, all) =>
      all.findIndex((other) => other.equals(at)) === place && !own.some((time) => time.startsAt.equals(at)),
  )
  if (typed.length + theirs.length === 0) return refuse('nothing-entered')
  if (own.length + wanted.length > MOST_FREE_TIMES) return refuse('too-many-times')
  if (wanted.length > 0) {
    await db
      .insertInto('interview_free_time')
      .values(
        wanted.map((starts_at) => ({ group_id: groupId, person_id: viewer, starts_at, entered_at: db.now })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return { entered: wanted.length }
}

/** Not free any more. An interview that is booked at that time stands: that is moved or cancelled on its own. */
export async function takeBackFreeTime(
  db: ViewerDb,
  groupId: string,
  startsAt: Temporal.Instant,
): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  await db
    .deleteFrom('interview_free_time')
    .where('group_id', '=', groupId)
    .where('person_id', '=', found(db.viewer.personId))
    .where('starts_at', '=', startsAt)
    .execute()
  return { groupId }
}

/** One leader is enough: every time that suits one of them is offered. In sight of both, until one takes it back. */
export async function letOneLeaderInterview(db: ViewerDb, groupId: string): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  if (!(await aloneDecision(db, groupId))) {
    await db
      .insertInto('interview_alone')
      .values({ id: newId(), group_id: groupId, decided_by: found(db.viewer.personId), decided_at: db.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return { groupId }
}

export async function interviewTogether(db: ViewerDb, groupId: string): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  await db
    .updateTable('interview_alone')
    .set({ revoked_at: db.now, revoked_by: found(db.viewer.personId) })
    .where('group_id', '=', groupId)
    .where('revoked_at', 'is', null)
    .execute()
  return { groupId }
}

/**
 * How long, and by which way; what is booked already stays as it was booked. A talk by video has a link of its own:
 * whoever is not admitted would otherwise keep the way into the meetings.
 */
export async function keepInterviewManner(
  db: ViewerDb,
  groupId: string,
  { minutes, way, wayNote }: Pick<InterviewPlan, 'minutes' | 'way' | 'wayNote'>,
): Promise<{ groupId: string } | Refusal<'way-unsaid' | 'link-of-the-meetings'>> {
  await groupFor(db, groupId, canSeeApplicants)
  // A group that meets in the room of this site talks there, too, where it names no link.
  if (!wayNote && !(way === 'video' && (await isOwnRoom(db, groupId)))) return refuse('way-unsaid')
  const meetings = await db
    .selectFrom('group_link')
    .select('url')
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (meetings && wayNote?.includes(meetings.url)) return refuse('link-of-the-meetings')
  await keepPlan(db, groupId, { length_minutes: minutes, way, way_note: wayNote })
  return { groupId }
}

/** Whom the group would not take at present (R52): about the group, never about somebody who applies. */
export async function keepSpokenMatters(
  db: ViewerDb,
  groupId: string,
  spokenMatters: string | null,
): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canSeeApplicants)
  await keepPlan(db, groupId, { spoken_matters: spokenMatters })
  return { groupId }
}

interface PlanColumns {
  length_minutes: number
  way: InterviewPlan['way']
  way_note: string | null
  spoken_matters: string | null
}

async function keepPlan(db: ViewerDb, groupId: string, columns: Partial<PlanColumns>): Promise<void> {
  const changed = { ...columns, changed_by: found(db.viewer.personId), changed_at: db.now }
  await db
    .insertInto('interview_plan')
    .values({ group_id: groupId, length_minutes: 30, way: 'video', ...changed })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(changed))
    .execute()
}
