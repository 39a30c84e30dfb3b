import type { Db } from '../../../platform/database/database.ts'

export interface ApplicationMessage {
  id: string
  /** null: the applicant. */
  authorId: string | null
  /** null where the reader may not know it. */
  authorName: string | null
  body: string
  writtenAt: Temporal.Instant
}

const MOST_SHOWN = 200

/** Oldest first; one application's, to those who write in it. */
export function applicationMessages(db: Db, applicationId: string): Promise<ApplicationMessage[]> {
  return db
    .selectFrom('application_message as m')
    .leftJoin('person as p', 'p.id', 'm.author_id')
    .select([
      'm.id',
      'm.author_id as authorId',
      'p.name as authorName',
      'm.body',
      'm.written_at as writtenAt',
    ])
    .where('m.application_id', '=', applicationId)
    .orderBy('m.written_at')
    .orderBy('m.id')
    .limit(MOST_SHOWN)
    .execute()
}
