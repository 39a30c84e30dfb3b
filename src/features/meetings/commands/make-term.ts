import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { columnsOf, longestTermDays } from '../../../shared/rhythm.ts'
import { endsBefore } from '../../endings/queries/closure.ts'
import type { Group } from '../../groups/queries/group.ts'
import { type ClashRefusal, clashRefusal } from '../../venues/queries/clashes.ts'
import { daysOff } from '../queries/days-off.ts'
import { meetingsFrom } from '../queries/meetings.ts'
import { type Choices, noChoices } from '../rules/days-off.ts'
import type { TermDate, TermEnd } from '../rules/term.ts'
import { termFrameOf } from '../rules/term-frame.ts'
import { datesInOneLine, type PlannedTerm, plannedTerm } from '../rules/term-plan.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { takeTurns } from './take-turns.ts'

export type TermWish = {
  firstOn: Temporal.PlainDate
  /** What is left out; what is usual where nobody has looked. */
  choices?: Choices
} & ({ meetings: number } | { until: Temporal.PlainDate })

const endOf = (wish: TermWish): TermEnd =>
  'until' in wish ? { until: wish.until } : { count: wish.meetings }

/** The dates that a group's frame and a wish make, with what speaks against each; null while the frame is incomplete. */
export async function plannedTermOf(db: ViewerDb, group: Group, wish: TermWish): Promise<PlannedTerm | null> {
  const { firstOn, choices = noChoices } = wish
  const frame = termFrameOf(group)
  if (!frame) return null
  const span = { from: firstOn, to: firstOn.add({ days: longestTermDays }) }
  return plannedTerm({ ...frame, firstOn, end: endOf(wish) }, await daysOff(db, group, span), choices)
}

/**
 * Makes a term's dates (R45). Leaders take turns as moderator from the first on; each meeting can be changed.
 * @param wish.shown the dates that were looked at; others are not made
 */
export async function makeTerm(
  db: ViewerDb,
  groupId: string,
  wish: TermWish & { shown?: string | undefined },
): Promise<
  | { termId: string; made: number }
  | ClashRefusal
  | Refusal<
      | 'frame-incomplete'
      | 'term-in-the-past'
      | 'term-overlaps'
      | 'term-empty'
      | 'dates-not-shown'
      | 'group-closing'
    >
> {
  const group = await groupToArrange(db, groupId)
  const frame = termFrameOf(group)
  const term = await plannedTermOf(db, group, wish)
  if (!term || !frame) return refuse('frame-incomplete')
  const { dates } = term
  const [first] = dates
  if (!first) return refuse('term-empty')
  if (Temporal.Instant.compare(first.startsAt, db.now) <= 0) return refuse('term-in-the-past')
  if (wish.shown !== undefined && wish.shown !== datesInOneLine(dates)) return refuse('dates-not-shown')
  const standing = await meetingsFrom(db, groupId, db.now)
  const overlaps = standing.some((meeting) => !meeting.cancelledAt && isWithin(meeting.startsAt, dates))
  if (overlaps) return refuse('term-overlaps')
  const clash = await clashRefusal(db, groupId, dates)
  if (clash) return clash
  if (await endsBefore(db, groupId, dates)) return refuse('group-closing')

  const termId = newId()
  await db
    .insertInto('term')
    .values({
      id: termId,
      group_id: groupId,
      first_on: first.localDate,
      ...columnsOf(frame.rhythm),
      start_time: frame.startsAtTime,
      length_minutes: frame.minutes,
      time_zone: frame.timeZone,
      meetings: dates.length,
      until_on: 'until' in wish ? wish.until : null,
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

const isWithin = (moment: Temporal.Instant, dates: readonly TermDate[]) => {
  const first = dates[0]
  const last = dates.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    Temporal.Instant.compare(moment, first.startsAt) >= 0 &&
    Temporal.Instant.compare(moment, last.endsAt) <= 0
  )
}
