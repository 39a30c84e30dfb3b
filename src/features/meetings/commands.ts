import type { ViewerDb } from '../../platform/database/database.ts'
import { Forbidden, found } from '../../platform/errors.ts'
import { queueEmails } from '../../platform/mail/queue-email.ts'
import { makeSecretAddress } from '../../platform/secret-address.ts'
import { newId } from '../../shared/ids.ts'
import { type Refusal, refuse } from '../../shared/refusal.ts'
import { canLeadGroup } from '../groups/policy.ts'
import { type Group, groupById } from '../groups/queries/group.ts'
import { planningFacts } from '../groups/queries/planning/planning-facts.ts'
import { firstMeeting, groupLeaders, meetingById, meetingsFrom, peopleAt } from './queries.ts'
import { proposeRoles } from './rules/roles.ts'
import { type TermPlan, termDates } from './rules/term.ts'

async function groupToArrange(db: ViewerDb, groupId: string): Promise<Group> {
  const group = await groupById(db, groupId)
  if (!canLeadGroup(group)) throw new Forbidden()
  return group
}

/** The term that a group's frame and a first day make; null while the frame lacks day, time, rhythm or length. */
export function termOf(group: Group, firstOn: Temporal.PlainDate, count: number): TermPlan | null {
  const { weekday, startTime, everyWeeks, lengthMinutes, timeZone } = group
  if (weekday === null || !startTime || !everyWeeks || !lengthMinutes) return null
  return { weekday, everyWeeks, startsAtTime: startTime, minutes: lengthMinutes, timeZone, firstOn, count }
}

/** Makes a term's dates (R45). Leaders take turns as moderator from the first on; each meeting can be changed. */
export async function makeTerm(
  db: ViewerDb,
  groupId: string,
  wish: { firstOn: Temporal.PlainDate; meetings: number },
): Promise<
  { termId: string; made: number } | Refusal<'frame-incomplete' | 'term-in-the-past' | 'term-overlaps'>
> {
  const group = await groupToArrange(db, groupId)
  const plan = termOf(group, wish.firstOn, wish.meetings)
  if (!plan) return refuse('frame-incomplete')
  const dates = termDates(plan)
  const [first] = dates
  if (!first || Temporal.Instant.compare(first.startsAt, db.now) <= 0) return refuse('term-in-the-past')
  const standing = await meetingsFrom(db, groupId, db.now)
  const overlaps = standing.some((meeting) => !meeting.cancelledAt && isWithin(meeting.startsAt, dates))
  if (overlaps) return refuse('term-overlaps')

  const termId = newId()
  await db
    .insertInto('term')
    .values({
      id: termId,
      group_id: groupId,
      first_on: first.localDate,
      every_weeks: plan.everyWeeks,
      start_time: plan.startsAtTime,
      length_minutes: plan.minutes,
      time_zone: plan.timeZone,
      meetings: dates.length,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  const meetings = dates.map((date) => ({ id: newId(), ...date }))
  await db
    .insertInto('meeting')
    .values(
      meetings.map((meeting) => ({
        id: meeting.id,
        group_id: groupId,
        term_id: termId,
        position: meeting.number,
        starts_at: meeting.startsAt,
        ends_at: meeting.endsAt,
        changed_at: db.now,
      })),
    )
    .execute()
  await takeTurns(db, groupId, meetings)
  return { termId, made: meetings.length }
}

const isWithin = (
  moment: Temporal.Instant,
  dates: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[],
) => {
  const first = dates[0]
  const last = dates.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    Temporal.Instant.compare(moment, first.startsAt) >= 0 &&
    Temporal.Instant.compare(moment, last.endsAt) <= 0
  )
}

async function takeTurns(db: ViewerDb, groupId: string, meetings: readonly { id: string }[]): Promise<void> {
  const leaderIds = (await groupLeaders(db, groupId)).map(({ personId }) => personId)
  // Leaders who agreed that each keeps a role do so (R39); whatever else they agreed begins with turns (R59).
  const { rolesPlan } = await planningFacts(db, groupId)
  const rows: { meeting_id: string; role: 'moderator' | 'process'; person_id: string }[] = []
  let last: ReturnType<typeof proposeRoles> = null
  for (const { id } of meetings) {
    last = proposeRoles(leaderIds, rolesPlan === 'fixed' ? null : last)
    if (!last) return
    rows.push({ meeting_id: id, role: 'moderator', person_id: last.moderatorId })
    if (last.processWatcherId)
      rows.push({ meeting_id: id, role: 'process', person_id: last.processWatcherId })
  }
  await db.insertInto('meeting_role').values(rows).execute()
}

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

/** Puts one meeting on another day or hour; everybody of the group is told once, with an updated invitation. */
export async function moveMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
  wish: { on: Temporal.PlainDate; at: Temporal.PlainTime },
): Promise<Told | Refusal<'meeting-over' | 'meeting-cancelled' | 'moved-into-the-past' | 'day-is-taken'>> {
  const group = await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  const startsAt = wish.on.toPlainDateTime(wish.at).toZonedDateTime(group.timeZone).toInstant()
  if (Temporal.Instant.compare(startsAt, db.now) <= 0) return refuse('moved-into-the-past')
  const endsAt = startsAt.add(meeting.endsAt.since(meeting.startsAt))
  const others = await meetingsFrom(db, groupId, db.now)
  const clash = others.some(
    (each) =>
      each.id !== meetingId &&
      !each.cancelledAt &&
      Temporal.Instant.compare(each.startsAt, endsAt) < 0 &&
      Temporal.Instant.compare(startsAt, each.endsAt) < 0,
  )
  if (clash) return refuse('day-is-taken')
  await db
    .updateTable('meeting')
    .set((eb) => ({
      starts_at: startsAt,
      ends_at: endsAt,
      changed_at: db.now,
      sequence: eb('sequence', '+', 1),
    }))
    .where('id', '=', meetingId)
    .execute()
  return tellThoseAt(db, groupId, startsAt, { template: 'meeting-changed', about: meetingId })
}

/** Calls one meeting off; it is struck out in everybody's calendar. */
export async function cancelMeeting(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<Told | Refusal<'meeting-over' | 'meeting-cancelled'>> {
  await groupToArrange(db, groupId)
  const meeting = found(await meetingById(db, groupId, meetingId))
  if (meeting.cancelledAt) return refuse('meeting-cancelled')
  if (Temporal.Instant.compare(meeting.endsAt, db.now) < 0) return refuse('meeting-over')
  await db
    .updateTable('meeting')
    .set((eb) => ({ cancelled_at: db.now, changed_at: db.now, sequence: eb('sequence', '+', 1) }))
    .where('id', '=', meetingId)
    .execute()
  return tellThoseAt(db, groupId, meeting.startsAt, { template: 'meeting-changed', about: meetingId })
}

export interface LetterWords {
  plan: string
  seenWell: string
  reading: string
}

/** Sends the preparatory letter (R55–R56) to every member and leader, each with an invitation of their own. */
export async function sendPreparatoryLetter(
  db: ViewerDb,
  groupId: string,
  words: LetterWords,
): Promise<Told | Refusal<'no-dates' | 'roles-missing'>> {
  await groupToArrange(db, groupId)
  const meeting = await firstMeeting(db, groupId)
  if (!meeting) return refuse('no-dates')
  if (!meeting.moderatorId) return refuse('roles-missing')
  const letterId = newId()
  await db
    .insertInto('preparatory_letter')
    .values({
      id: letterId,
      meeting_id: meeting.id,
      plan: words.plan,
      seen_well: words.seenWell,
      reading: words.reading,
      sent_at: db.now,
      sent_by: found(db.viewer.personId),
    })
    .execute()
  return tellThoseAt(db, groupId, meeting.startsAt, { template: 'preparatory-letter', about: letterId })
}

export interface Told {
  /** How many people are written to. */
  told: number
}

/** One email to each leader, and to each member whose own meeting it is. */
async function tellThoseAt(
  db: ViewerDb,
  groupId: string,
  startsAt: Temporal.Instant,
  { template, about }: { template: string; about: string },
): Promise<Told> {
  const people = await peopleAt(db, groupId, startsAt)
  await queueEmails(db, template, { to: people.map((personId) => ({ personId })), about })
  return { told: people.length }
}

/** Gives the viewer a calendar feed, or a new address for it: the old one stops at once. */
export async function giveCalendarFeed(db: ViewerDb): Promise<{ feedId: string }> {
  const personId = found(db.viewer.personId)
  await db
    .updateTable('secret_address')
    .set({ replaced_at: db.now })
    .where('person_id', '=', personId)
    .where('purpose', '=', 'calendar-feed')
    .where('replaced_at', 'is', null)
    .execute()
  const { id } = await makeSecretAddress(db, { purpose: 'calendar-feed', subjectId: personId, personId })
  return { feedId: id }
}
