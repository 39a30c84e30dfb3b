import type { Db } from '../../../platform/database/database.ts'
import { dateIn, isWeekday } from '../../../shared/calendar.ts'
import { isSlot, timesOfDay } from '../../../shared/times-of-day.ts'
import type { SaidOfTime } from '../rules/times/can-come.ts'
import { answersFrom, type SlotAnswers, type TimePoll, takesAnswers } from '../rules/times/time-poll.ts'

/** What a group asks about its time; undefined where it asks nothing, or not the reader. */
export async function timePoll(db: Db, groupId: string): Promise<TimePoll | undefined> {
  const row = await db
    .selectFrom('time_poll')
    .select(['weekdays', 'times_of_day', 'closes_on', 'ended_at'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  return (
    row && {
      weekdays: row.weekdays.filter(isWeekday).toSorted(),
      timesOfDay: timesOfDay.filter((time) => row.times_of_day.includes(time)),
      closesOn: row.closes_on,
      endedAt: row.ended_at,
    }
  )
}

type Timed = Parameters<typeof takesAnswers>[1] & { id: string; timeZone: string }

/** The group asks when people could come, and takes answers. */
export async function asksAboutTimes(db: Db, group: Timed): Promise<boolean> {
  const poll = await timePoll(db, group.id)
  return poll !== undefined && takesAnswers(poll, group, dateIn(db.now, group.timeZone))
}

/** Whose answer it is: one of the three. */
export type Answerer = { applicationId: string } | { invitationId: string } | { personId: string }

export interface KeptAnswer {
  applicationId: string | null
  /** Of an invitation that nobody has accepted yet. */
  invitationId: string | null
  /** Also whoever accepted the invitation they answered with. */
  personId: string | null
  answers: SlotAnswers
}

const MOST_ANSWERS = 400

/** What the reader may see of the answers: leaders all of them, everybody else their own. The newest come first. */
export async function timeAnswers(db: Db, groupId: string): Promise<KeptAnswer[]> {
  const rows = await db
    .selectFrom('time_answer as t')
    .leftJoin('invitation as i', 'i.id', 't.invitation_id')
    .select(['t.application_id', 't.invitation_id', 't.person_id', 'i.accepted_by', 't.answered_at'])
    .select(['t.good', 't.if_need_be', 't.not_possible'])
    .where('t.group_id', '=', groupId)
    .orderBy('t.answered_at', 'desc')
    .limit(MOST_ANSWERS)
    .execute()
  return rows.map((row) => ({
    applicationId: row.application_id,
    invitationId: row.accepted_by ? null : row.invitation_id,
    personId: row.person_id ?? row.accepted_by,
    answers: asAnswers(row),
  }))
}

/** What one answerer said; null while they have said nothing, or it is not the reader's to know. */
export async function timeAnswerOf(db: Db, groupId: string, whose: Answerer): Promise<SlotAnswers | null> {
  const row = await db
    .selectFrom('time_answer')
    .select(['good', 'if_need_be', 'not_possible'])
    .where('group_id', '=', groupId)
    .where(({ and }) => and(columnsOf(whose)))
    .executeTakeFirst()
  return row ? asAnswers(row) : null
}

/** One's own: also what one said when one was invited to lead. */
export async function ownTimeAnswer(db: Db, groupId: string, personId: string): Promise<SlotAnswers | null> {
  const mine = (await timeAnswers(db, groupId)).filter((one) => one.personId === personId)
  return mine[0]?.answers ?? null
}

export const columnsOf = (whose: Answerer) =>
  'applicationId' in whose
    ? { application_id: whose.applicationId }
    : 'invitationId' in whose
      ? { invitation_id: whose.invitationId }
      : { person_id: whose.personId }

interface SlotColumns {
  good: string[]
  if_need_be: string[]
  not_possible: string[]
}

const asAnswers = ({ good, if_need_be, not_possible }: SlotColumns): SlotAnswers =>
  answersFrom({
    good: good.filter(isSlot),
    ifNeedBe: if_need_be.filter(isSlot),
    notPossible: not_possible.filter(isSlot),
  })

/** What applicants said of the regular time, by application; the reader's own or, for leaders, their group's. */
export async function saidOfRegularTime(
  db: Db,
  applicationIds: readonly string[],
): Promise<Map<string, SaidOfTime>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('regular_time_answer')
    .select(['application_id', 'weekday', 'start_time', 'time_zone', 'answer'])
    .where('application_id', 'in', applicationIds)
    .execute()
  return new Map(
    rows.flatMap((row) =>
      isWeekday(row.weekday)
        ? [
            [
              row.application_id,
              {
                weekday: row.weekday,
                startTime: row.start_time,
                timeZone: row.time_zone,
                answer: row.answer,
              },
            ] as const,
          ]
        : [],
    ),
  )
}
