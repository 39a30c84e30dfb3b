import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { firstMeeting } from '../queries/meetings.ts'
import { groupToArrange } from './group-to-arrange.ts'
import { type Told, tellThoseAt } from './tell-those-at.ts'

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
