import type { Db } from '../../../platform/database/database.ts'

export interface PreparatoryLetter {
  id: string
  meetingId: string
  plan: string
  seenWell: string
  reading: string
  sentAt: Temporal.Instant
}

/** The newest preparatory letter of a group, or null. */
export async function preparatoryLetter(db: Db, groupId: string): Promise<PreparatoryLetter | null> {
  const row = await db
    .selectFrom('preparatory_letter as letter')
    .innerJoin('meeting', 'meeting.id', 'letter.meeting_id')
    .select(['letter.id', 'letter.meeting_id', 'plan', 'seen_well', 'reading', 'sent_at'])
    .where('meeting.group_id', '=', groupId)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    meetingId: row.meeting_id,
    plan: row.plan,
    seenWell: row.seen_well,
    reading: row.reading,
    sentAt: row.sent_at,
  }
}
