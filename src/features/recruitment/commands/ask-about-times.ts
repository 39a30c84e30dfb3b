import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { TimeOfDay } from '../../../shared/times-of-day.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { timePoll } from '../queries/times.ts'
import { settledTime } from '../rules/times/time-poll.ts'

export interface TimesWish {
  weekdays: number[]
  timesOfDay: TimeOfDay[]
  closesOn?: Temporal.PlainDate | undefined
}

/** Leaders begin to ask, or ask otherwise; what was answered stays. */
export async function askAboutTimes(
  db: ViewerDb,
  groupId: string,
  wish: TimesWish,
): Promise<{ groupId: string } | Refusal<'time-settled' | 'closes-in-the-past'>> {
  const group = await ledGroup(db, groupId)
  if (settledTime(group)) return refuse('time-settled')
  const { closesOn } = wish
  const today = dateIn(db.now, group.timeZone)
  if (closesOn && Temporal.PlainDate.compare(closesOn, today) < 0) return refuse('closes-in-the-past')
  const asked = {
    weekdays: wish.weekdays,
    times_of_day: wish.timesOfDay,
    closes_on: closesOn ?? null,
    ended_at: null,
  }
  // Two leaders may begin in one moment: the later one's wish holds, and nobody's answer is lost.
  await db
    .insertInto('time_poll')
    .values({ group_id: groupId, begun_by: found(db.viewer.personId), begun_at: db.now, ...asked })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(asked))
    .execute()
  return { groupId }
}

/** Answers are taken no more; what was said can still be read, and asked for again. */
export async function stopAskingAboutTimes(
  db: ViewerDb,
  groupId: string,
): Promise<{ groupId: string } | Refusal<'times-not-asked'>> {
  await ledGroup(db, groupId)
  const poll = await timePoll(db, groupId)
  if (!poll || poll.endedAt) return refuse('times-not-asked')
  await db.updateTable('time_poll').set({ ended_at: db.now }).where('group_id', '=', groupId).execute()
  return { groupId }
}
