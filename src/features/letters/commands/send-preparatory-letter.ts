import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { apologyAddresses } from '../../attendance/queries/apology-addresses.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import type { Told } from '../../meetings/commands/tell-those-at.ts'
import { firstMeeting } from '../../meetings/queries/meetings.ts'
import { peopleAt } from '../../meetings/queries/people-at.ts'
import type { PreparatoryWords } from '../rules/preparatory-words.ts'
import { keepSent } from './keep-sent.ts'
import { writeLetterWords } from './keep-words.ts'

/** Sends the preparatory letter (R55–R56) to every member and leader, each with an invitation of their own. */
export async function sendPreparatoryLetter(
  db: ViewerDb,
  groupId: string,
  words: PreparatoryWords,
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
      opening: words.opening,
      plan: words.plan,
      seen_well: words.seenWell,
      reading: words.reading,
      closing: words.closing,
      sent_at: db.now,
      sent_by: found(db.viewer.personId),
    })
    .execute()
  await keepPreparatoryWords(db, groupId, words)
  const people = await peopleAt(db, groupId, meeting.startsAt)
  await keepSent(db, {
    groupId,
    kind: 'preparatory',
    meetingId: meeting.id,
    to: people,
    words: { ...words },
  })
  // Each with an address of their own: in a group that meets in the room of this site it is their way in.
  const addresses = await apologyAddresses(db, groupId)
  await queueEmails(db, 'preparatory-letter', {
    to: people.map((personId) => ({ personId, holding: addresses.get(personId) })),
    about: letterId,
  })
  return { told: people.length }
}

/** The same, for later: nothing is sent. */
export const keepPreparatoryWords = (db: ViewerDb, groupId: string, words: PreparatoryWords) =>
  writeLetterWords(db, groupId, 'preparatory', {
    opening: words.opening,
    plan: words.plan,
    'seen-well': words.seenWell,
    reading: words.reading,
    closing: words.closing,
  })
