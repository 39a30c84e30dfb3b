import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { Group } from '../../groups/queries/group.ts'
import { planningFacts } from '../../groups/queries/planning/planning-facts.ts'
import { groupLeaders } from '../queries/group-leaders.ts'
import { meetingsFrom } from '../queries/meetings.ts'
import { proposeRoles } from '../rules/roles.ts'
import { type TermPlan, termDates } from '../rules/term.ts'
import { groupToArrange } from './group-to-arrange.ts'

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
