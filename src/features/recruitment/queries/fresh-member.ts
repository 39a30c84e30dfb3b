import type { HolderDb } from '../../../platform/database/database.ts'

const MINUTES = 2

/**
 * Whoever came to their account by accepting a moment ago, and has to be signed in with it. Asked after the form has
 * counted, so that the second of two clicks is answered like the first, whose answer browsers drop.
 */
export async function freshMember(db: HolderDb): Promise<string | undefined> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .whereRef('person.created_at', '=', 'membership.joined_at')
    .where('membership.joined_at', '>', db.now.subtract({ minutes: MINUTES }))
    .executeTakeFirst()
  return row?.id
}
