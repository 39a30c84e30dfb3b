import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import type { LetterKind } from '../rules/letter-kinds.ts'

export interface LetterSent {
  groupId: string
  kind: LetterKind | 'message'
  meetingId?: string
  messageId?: string
  /** Whom it goes to. */
  to: readonly string[]
  /** As it says it: part by part. */
  words?: Readonly<Record<string, string>>
}

/** Notes what a leader sends to whom, in the transaction that sends it: leaders and recipients can look it up. */
export async function keepSent(db: ViewerDb, letter: LetterSent): Promise<{ letterId: string }> {
  const letterId = newId()
  await db
    .insertInto('sent_letter')
    .values({
      id: letterId,
      group_id: letter.groupId,
      kind: letter.kind,
      meeting_id: letter.meetingId ?? null,
      message_id: letter.messageId ?? null,
      words: JSON.stringify(letter.words ?? {}),
      sent_by: found(db.viewer.personId),
      sent_at: db.now,
    })
    .execute()
  if (letter.to.length > 0) {
    await db
      .insertInto('sent_letter_to')
      .values(letter.to.map((personId) => ({ letter_id: letterId, person_id: personId })))
      .execute()
  }
  return { letterId }
}
