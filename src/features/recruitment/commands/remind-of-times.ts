import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { applicantById } from '../queries/applicants.ts'
import { type AskedPerson, askedAboutTimes, lastAskedAt } from '../queries/asked-about-times.ts'
import { timePoll } from '../queries/times.ts'
import { settledTime, takesAnswers } from '../rules/times/time-poll.ts'
import { writeToApplicant } from './write-about-application.ts'

/** Nobody is written to about their week twice a day. */
const QUIET_HOURS = 20

/** Writes to everybody who has not said when they can, or whether they can come at the time there is now. */
export async function remindOfTimes(
  db: ViewerDb,
  groupId: string,
): Promise<{ groupId: string } | Refusal<'times-not-asked' | 'nobody-to-ask' | 'asked-today'>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('times:' || ${groupId}, 0))`.execute(db)
  const group = await ledGroup(db, groupId)
  const poll = await timePoll(db, groupId)
  const isSettled = settledTime(group) !== null
  const isAsking = poll && takesAnswers(poll, group, dateIn(db.now, group.timeZone))
  if (!isSettled && !isAsking) return refuse('times-not-asked')
  const lastAt = await lastAskedAt(db, groupId)
  if (lastAt && db.now.since(lastAt).total('hours') < QUIET_HOURS) return refuse('asked-today')
  const silent = stillToSay(await askedAboutTimes(db, group), isSettled).filter(
    ({ personId }) => personId !== db.viewer.personId,
  )
  if (silent.length === 0) return refuse('nobody-to-ask')
  await db
    .insertInto('time_request')
    .values({ id: newId(), group_id: groupId, asked_by: found(db.viewer.personId), asked_at: db.now })
    .execute()
  for (const { personId, application } of silent) {
    if (personId) await queueEmail(db, 'times-asked-in-circle', { to: { personId }, about: groupId })
    if (application) {
      const applicant = found(await applicantById(db, groupId, application.id))
      await writeToApplicant(db, 'times-asked', applicant, applicant.id)
    }
  }
  return { groupId }
}

/** Who can be written to and has not said it: of the week while it is asked, of the time itself once there is one. */
export const stillToSay = (people: readonly AskedPerson[], isSettled: boolean): AskedPerson[] =>
  people.filter(({ personId, application, answers, comes }) =>
    isSettled
      ? application !== null && comes === null
      : (personId ?? application) !== null && answers === null,
  )
