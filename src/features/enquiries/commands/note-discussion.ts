import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canNoteDiscussion } from '../policy.ts'
import { discussionOf } from '../queries/discussion.ts'
import { talkAhead } from '../rules/discussion.ts'
import { enquiryInCharge } from './enquiry-in-charge.ts'

/** A day further away than this was mistyped. */
const FARTHEST = { days: 400 }

/** The day the society talks, or has talked, with the enquirer (R3). Noting it anew changes it; the old day is kept. */
export async function noteDiscussion(
  db: ViewerDb,
  enquiryId: string,
  { heldOn }: { heldOn: Temporal.PlainDate },
): Promise<{ noted: true } | Refusal<'enquiry-closed' | 'day-far-away' | 'talk-agreed'>> {
  const enquiry = await enquiryInCharge(db, enquiryId, canNoteDiscussion)
  if (enquiry.closedAt) return refuse('enquiry-closed')
  const today = db.now.toZonedDateTimeISO('UTC').toPlainDate()
  const isFar =
    Temporal.PlainDate.compare(heldOn, today.add(FARTHEST)) > 0 ||
    Temporal.PlainDate.compare(heldOn, today.subtract(FARTHEST)) < 0
  if (isFar) return refuse('day-far-away')
  // That one stands in two calendars: it is moved or called off, never overwritten.
  if (talkAhead(await discussionOf(db, enquiryId), db.now)) return refuse('talk-agreed')
  await db
    .insertInto('initial_discussion')
    .values({
      id: newId(),
      enquiry_id: enquiryId,
      talk_id: newId(),
      held_on: heldOn,
      noted_by: db.viewer.personId,
      noted_at: db.now,
    })
    .execute()
  return { noted: true }
}
