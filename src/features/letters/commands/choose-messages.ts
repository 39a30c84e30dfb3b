import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canReadMessages } from '../policy.ts'
import { type MessageChoice, ownMessageChoice } from '../queries/message-choice.ts'

/** What of this group's letters arrives by email. Changes of dates and what is written to oneself always do. */
export async function chooseMessages(
  db: ViewerDb,
  groupId: string,
  choice: MessageChoice,
): Promise<{ groupId: string }> {
  await groupFor(db, groupId, canReadMessages)
  const before = await ownMessageChoice(db, groupId)
  const chosen = {
    reminder_days: choice.reminderDays,
    messages_by_email: choice.messagesByEmail,
    term_ahead_by_email: choice.termAheadByEmail,
    changed_at: db.now,
    // Whoever changes something else is not reminded anew, nor left out, for that.
    ...(choice.reminderDays !== before.reminderDays && { reminder_chosen_at: db.now }),
  }
  await db
    .insertInto('message_choice')
    .values({
      group_id: groupId,
      person_id: found(db.viewer.personId),
      reminder_chosen_at: db.now,
      ...chosen,
    })
    .onConflict((conflict) => conflict.columns(['group_id', 'person_id']).doUpdateSet(chosen))
    .execute()
  return { groupId }
}
