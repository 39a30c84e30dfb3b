import type { Db } from '../../../platform/database/database.ts'
import { modernTimeZone } from '../../../shared/time-zones.ts'
import type { Viewer } from '../../../shared/viewer.ts'

/** The clocks by which the reader lives, as their profile says; null where it says nothing: then the group's hold. */
export async function ownTimeZone(db: Db & { readonly viewer?: Viewer }): Promise<string | null> {
  const personId = db.viewer?.personId
  if (!personId) return null
  const own = await db
    .selectFrom('profile')
    .select('time_zone')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return own?.time_zone ? modernTimeZone(own.time_zone) : null
}
