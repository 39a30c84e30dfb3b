import type { HolderDb } from '../../../platform/database/database.ts'
import { groupById } from '../../groups/queries/group.ts'
import type { TimesAskedProps } from '../pages/times/times-asked.tsx'
import type { OwnApplication } from '../queries/own-application.ts'
import { asksAboutTimes, saidOfRegularTime, timeAnswerOf } from '../queries/times.ts'
import { stands } from '../rules/application-state.ts'
import { regularTime } from '../rules/regular-time.ts'
import { canCome } from '../rules/times/can-come.ts'
import { settledTime } from '../rules/times/time-poll.ts'

/** What an applicant is asked about their week as long as they stand; null: nothing. */
export async function timesAskedOf(
  db: HolderDb,
  { id, groupId, state }: OwnApplication,
  application: string,
): Promise<TimesAskedProps | null> {
  if (!stands(state) || state === 'unconfirmed') return null
  const group = await groupById(db, groupId)
  const href = `${application}/times`
  const time = settledTime(group)
  if (time) {
    // Whoever accepts the place says with it that they come.
    if (state === 'offered') return null
    const said = (await saidOfRegularTime(db, [id])).get(id) ?? null
    const polled = await timeAnswerOf(db, groupId, { applicationId: id })
    const answer = canCome({ ...time, timeZone: group.timeZone }, said, polled)?.answer
    return {
      href,
      title: 'Can you come?',
      words: `${regularTime(group)}. ${answer ? comingWords[answer] : 'Please say whether you can come.'}`,
      label: answer ? 'Change what I said' : 'Say whether I can come',
      isOpen: !answer,
    }
  }
  if (!(await asksAboutTimes(db, group))) return null
  const isOpen = (await timeAnswerOf(db, groupId, { applicationId: id })) === null
  return {
    href,
    title: 'When could you come?',
    words: isOpen
      ? 'The group looks for a weekday and a time of day that suit everybody.'
      : 'You have ticked your times. The leaders settle the regular time when enough have answered.',
    label: isOpen ? 'Tick my times' : 'Change my times',
    isOpen,
  }
}

const comingWords = {
  good: 'You can come.',
  'if-need-be': 'You can come if need be.',
  not: 'You said that you cannot come then.',
} as const
